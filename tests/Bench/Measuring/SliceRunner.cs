using System.Diagnostics;

namespace Assay.Bench;

/// <summary>Runs a number of submissions through a bounded number of workers and measures the process, and its database server if it has one, meanwhile.</summary>
internal static class SliceRunner
{
    public static async Task<Slice> RunAsync(int count, int concurrency, Tally tally, BenchStore store, Func<int, Stopwatches, Task> submission)
    {
        // What the preparation left behind is not this slice's cost.
        GC.Collect();
        GC.WaitForPendingFinalizers();
        var times = new Stopwatches(count);
        var (writes, reminders) = (tally.Writes, tally.Reminders);
        var allocated = GC.GetTotalAllocatedBytes();
        var cpu = store.CpuTime;
        var started = Stopwatch.GetTimestamp();
        await EachAsync(count, concurrency, index => submission(index, times));
        var elapsed = Stopwatch.GetElapsedTime(started);
        return new Slice
        {
            Count = count,
            Elapsed = elapsed,
            Cpu = store.CpuTime - cpu,
            Allocated = GC.GetTotalAllocatedBytes() - allocated,
            Writes = tally.Writes - writes,
            Reminders = tally.Reminders - reminders,
            Accept = times.Accept,
            EndToEnd = times.EndToEnd,
        };
    }

    /// <summary>The numbers 0 to count - 1, at most so many at once.</summary>
    public static Task EachAsync(int count, int concurrency, Func<int, Task> one)
    {
        var next = -1;
        return Task.WhenAll(Enumerable.Range(0, concurrency).Select(_ => Task.Run(async () =>
        {
            for (var index = Interlocked.Increment(ref next); index < count; index = Interlocked.Increment(ref next))
                await one(index);
        })));
    }
}
