using Assay.Grains.Tests.Pipeline.Hosting;
using Assay.Queue;

namespace Assay.Grains.Tests.Messages;

/// <summary>What the status says of work that waits and runs, in every mode.</summary>
public sealed class QueueWorkTests
{
    private static readonly TimeSpan Wait = TimeSpan.FromSeconds(40);

    [Theory]
    [InlineData("direct")]
    [InlineData("bus")]
    [InlineData("bus away")]
    [InlineData("drain")]
    public async Task The_longest_waiting_submission_is_told_and_the_slots_in_use_are_counted(string mode)
    {
        await using var host = await PipelineHost.StartWithBusAsync(options => options.JobSlots = 2);
        if (mode is "direct" or "drain")
        {
            await host.StopSiloAsync();
            host.Queue.Settings = mode == "direct" ? new(null, Sends: false, null) : host.Queue.Settings with { Sends = false };
            await host.StartSiloAsync();
        }

        if (mode == "bus away")
            await host.Queue.Broker.StopAsync();
        var idle = await WorkAsync(host);
        Assert.Equal((0, null), (idle.InFlight, idle.WaitingSince));
        var gate = host.Grader.Block();
        var candidates = new List<Candidate>();
        for (var number = 0; number < 3; number++)
            candidates.Add(await Candidate.StartAsync(host));
        foreach (var candidate in candidates.Take(2))
            await candidate.SubmitAsync();
        await Eventually.True(() => host.Grader.Inside == 2, "all slots work");
        await Eventually.Holds(() => WorkAsync(host), work => work is { InFlight: 2, WaitingSince: null }, "nothing waits");

        var since = host.Clock.GetUtcNow();
        await candidates[2].SubmitAsync();
        host.Clock.Advance(TimeSpan.FromSeconds(11));
        var waiting = await Eventually.Holds(() => WorkAsync(host), work => work.WaitingSince is not null, "one waits");

        // Since the hand-in; with a bus the ten seconds until it is known to stand in the queue may be lost.
        Assert.Equal(2, waiting.InFlight);
        Assert.InRange(waiting.WaitingSince!.Value, since, since.AddSeconds(11));
        host.Clock.Advance(Wait);
        Assert.InRange((await WorkAsync(host)).WaitingSince!.Value, since, since.AddSeconds(11));
        gate.Open();
        await host.Recovery.Sweep();
        foreach (var candidate in candidates)
            await candidate.ReportedAsync();
        await Eventually.Holds(() => WorkAsync(host), work => work is { InFlight: 0, WaitingSince: null }, "nothing waits");
    }

    private static Task<QueueWork> WorkAsync(PipelineHost host) => host.Grains.GetGrain<IQueueGrain>(IQueueGrain.Key).GetWork();
}
