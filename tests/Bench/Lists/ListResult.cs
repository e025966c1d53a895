using System.Diagnostics;

namespace Assay.Bench;

/// <summary>How long one kind of call took.</summary>
internal sealed record ListResult(string Call, double P50Ms, double P99Ms, double LongestMs)
{
    public static async Task<ListResult> MeasureAsync(string name, int calls, int concurrency, Func<int, Task> call)
    {
        var times = new TimeSpan[calls];
        await SliceRunner.EachAsync(calls, concurrency, async index =>
        {
            var started = Stopwatch.GetTimestamp();
            await call(index);
            times[index] = Stopwatch.GetElapsedTime(started);
        });
        return new ListResult(
            name,
            Statistics.Percentile(times, .5),
            Statistics.Percentile(times, .99),
            times.Max().TotalMilliseconds);
    }
}
