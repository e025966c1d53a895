using System.Diagnostics;

namespace Assay.Grains.Tests.Pipeline.Hosting;

/// <summary>Waits for conditions that give no signal, with a limit.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(15);

    public static Task True(Func<bool> holds, string what, Action? meanwhile = null) =>
        Holds(() => Task.FromResult(holds()), value => value, what, meanwhile);

    public static async Task<T> Holds<T>(Func<Task<T>> read, Func<T, bool> holds, string what, Action? meanwhile = null, TimeSpan? limit = null)
    {
        var watch = Stopwatch.StartNew();
        while (true)
        {
            var value = await read();
            if (holds(value))
                return value;
            if (watch.Elapsed > (limit ?? Limit))
                Assert.Fail($"Not within {(limit ?? Limit).TotalSeconds} s: {what}. Last: {value}");
            meanwhile?.Invoke();
            await Task.Delay(Pause);
        }
    }
}
