using System.Diagnostics;
using Assay.Chaos.Clusters;
using Assay.ServiceBusStandIn;

namespace Assay.Chaos.Schedule;

/// <summary>What a broker and the way to it do to those who use them, spread over the time that the silos are hit.</summary>
internal sealed class BusBlows(BusNode bus, BlowLog log, int seed)
{
    private static readonly TimeSpan BackLimit = TimeSpan.FromSeconds(20);
    private readonly Random _random = new(seed);

    /// <param name="rounds">Each kind comes once a round or oftener; what takes the broker away for seconds, once.</param>
    /// <param name="progress">Of the run, from 0 to 1.</param>
    /// <param name="stop">No more blows.</param>
    public async Task RunAsync(int rounds, Func<double> progress, CancellationToken stop)
    {
        Func<Task>[] round =
        [
            CutAsync,
            CutAsync,
            RestartAsync,
            StallAsync,
            () => DoAsync(BlowKind.BusDetached, faults => faults.DetachLinks()),
            () => DoAsync(BlowKind.BusThrottled, faults => faults.ThrottleNext(_random.Next(1, 10))),
            () => DoAsync(BlowKind.BusThrottled, faults => faults.ThrottleNext(_random.Next(1, 5), BusOperations.Send)),
            ExpireLocksAsync,
            ExpireLocksAsync,
            () => DoAsync(BlowKind.BusTokensExpired, faults => faults.ExpireTokens()),
            () => DoAsync(BlowKind.BusSettlementUnanswered, faults => faults.DropNextSettlements(_random.Next(1, 4))),
            () => DoAsync(BlowKind.BusSendUnanswered, faults => faults.CutAfterNextSend()),
        ];
        await SpreadBlows.RunAsync(Enumerable.Repeat(round, rounds).SelectMany(blows => blows), _random, progress, stop);
    }

    private Task DoAsync(BlowKind kind, Action<BrokerFaults> blow)
    {
        log.Add(kind);
        blow(bus.Faults);
        return Task.CompletedTask;
    }

    private Task ExpireLocksAsync() => DoAsync(BlowKind.BusLocksExpired, faults =>
    {
        foreach (var queue in BusNode.Queues)
            faults.ExpireLocks(queue);
    });

    private async Task CutAsync()
    {
        await DoAsync(BlowKind.BusCut, faults => faults.CutConnections());
        await WaitUntilBackAsync(BlowKind.BusCut);
    }

    private async Task RestartAsync()
    {
        log.Add(BlowKind.BusRestarted);
        await bus.RestartAsync(Seconds(1, 4));
        await WaitUntilBackAsync(BlowKind.BusRestarted);
    }

    private async Task StallAsync()
    {
        log.Add(BlowKind.BusStalled);
        bus.Faults.Stalled = true;
        await Task.Delay(Seconds(1, 5), CancellationToken.None);
        bus.Faults.Stalled = false;
    }

    private async Task WaitUntilBackAsync(BlowKind kind)
    {
        var clock = Stopwatch.StartNew();
        var before = bus.Operations.Messages;
        while (bus.Operations.Messages == before && clock.Elapsed < BackLimit)
            await Task.Delay(20, CancellationToken.None);
        log.BackOnTheBus.Enqueue((kind, clock.Elapsed));
    }

    private TimeSpan Seconds(double least, double most) => TimeSpan.FromSeconds(least + (_random.NextDouble() * (most - least)));
}
