namespace Assay.Chaos.Schedule;

/// <summary>One blow after the other, in an order of chance, evenly over a run.</summary>
internal static class SpreadBlows
{
    /// <param name="blows">Each returns when it is over.</param>
    /// <param name="random">Decides the order.</param>
    /// <param name="progress">Of the run, from 0 to 1.</param>
    /// <param name="stop">No more blows.</param>
    public static async Task RunAsync(IEnumerable<Func<Task>> blows, Random random, Func<double> progress, CancellationToken stop)
    {
        var order = blows.OrderBy(_ => random.Next()).ToArray();
        for (var number = 0; number < order.Length && !stop.IsCancellationRequested; number++)
        {
            while (progress() < (number + 0.5) / order.Length && !stop.IsCancellationRequested)
                await Task.Delay(100, CancellationToken.None);
            await order[number]();
        }
    }
}
