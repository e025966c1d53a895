using System.Diagnostics;

namespace Assay.Silo.Tests.ServiceBus;

/// <summary>Waits for conditions that give no signal, with a limit.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(10);

    public static async Task True(Func<bool> holds, string what)
    {
        var watch = Stopwatch.StartNew();
        while (!holds())
        {
            Assert.True(watch.Elapsed < Limit, $"Not within {Limit.TotalSeconds} s: {what}.");
            await Task.Delay(Pause);
        }
    }
}
