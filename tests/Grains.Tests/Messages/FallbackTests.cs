using System.Diagnostics;
using Assay.Grains.Tests.Pipeline.Hosting;
using Assay.Pipeline;
using Assay.Queue;
using Assay.Submissions;

namespace Assay.Grains.Tests.Messages;

/// <summary>The bus is away, comes back, answers too late, or is turned off and on.</summary>
public sealed class FallbackTests
{
    private const int Many = 500;
    private static readonly TimeSpan ForMany = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan SendLimit = TimeSpan.FromSeconds(2);

    [Fact]
    public async Task Without_the_bus_a_slot_takes_the_work_and_the_bus_is_used_again_once_it_is_back()
    {
        await using var host = await PipelineHost.StartWithBusAsync();
        await Candidate.FinishAsync(host);
        await host.Queue.Broker.StopAsync();

        for (var number = 0; number < 5; number++)
        {
            var candidate = await Candidate.StartAsync(host);
            var watch = Stopwatch.StartNew();
            var reply = await candidate.SubmitAsync();
            Assert.Equal(("direct", true), (reply.QueueMode, reply.Fallback));
            Assert.InRange(watch.Elapsed, TimeSpan.Zero, SendLimit + TimeSpan.FromSeconds(3));
            await candidate.ReportedAsync();
            Assert.Equal(1, host.Grader.CallsOf(candidate.Id));
        }

        await host.Queue.Broker.StartAgainAsync();
        await Eventually.Holds(ModeAsync, mode => mode == "service_bus", "the bus is used again");

        async Task<string> ModeAsync()
        {
            var candidate = await Candidate.StartAsync(host);
            var reply = await candidate.SubmitAsync();
            await candidate.ReportedAsync();
            return reply.QueueMode;
        }
    }

    [Fact]
    public async Task A_bus_that_does_not_answer_costs_the_send_limit_and_nothing_runs_twice_when_the_messages_come_after_all()
    {
        await using var host = await PipelineHost.StartWithBusAsync();
        await Candidate.FinishAsync(host);
        host.Queue.Broker.Faults.Stalled = true;
        var candidate = await Candidate.StartAsync(host);

        var reply = await candidate.SubmitAsync();

        Assert.Equal(("direct", true), (reply.QueueMode, reply.Fallback));
        await candidate.ReportedAsync();
        host.Queue.Broker.Faults.Stalled = false;
        await EmptyAsync(host);
        Assert.Equal(1, host.Grader.CallsOf(candidate.Id));
    }

    [Fact]
    public async Task A_send_that_was_stored_and_not_confirmed_is_done_once()
    {
        await using var host = await PipelineHost.StartWithBusAsync();
        await Candidate.FinishAsync(host);
        host.Queue.Broker.Faults.CutAfterNextSend(1);
        var candidate = await Candidate.StartAsync(host);

        var reply = await candidate.SubmitAsync();

        Assert.True(reply.Fallback);
        await candidate.ReportedAsync();
        await EmptyAsync(host);
        Assert.Equal(1, host.Grader.CallsOf(candidate.Id));
        Assert.Single((await candidate.DetailAsync()).Revisions);
    }

    private static void TwoSlots(PipelineOptions options) => (options.JobSlots, options.DrainLimit) = (2, TimeSpan.FromMilliseconds(200));

    [Fact]
    public async Task Turned_off_with_a_full_queue_everything_is_taken_back_and_finished()
    {
        await using var host = await PipelineHost.StartWithBusAsync(TwoSlots);
        var (candidates, gate) = await HandInAsync(host, slots: 2);
        await host.StopSiloAsync();
        host.Queue.Settings = new(null, Sends: false, null);

        await host.StartSiloAsync();
        gate.Open();

        await FinishedAsync(host, candidates);
    }

    [Fact]
    public async Task Drained_with_a_full_queue_everything_is_finished_and_the_queues_end_empty()
    {
        await using var host = await PipelineHost.StartWithBusAsync(TwoSlots);
        var (candidates, gate) = await HandInAsync(host, slots: 2);
        await host.StopSiloAsync();
        host.Queue.Settings = host.Queue.Settings with { Sends = false };

        await host.StartSiloAsync();
        gate.Open();

        await FinishedAsync(host, candidates);
        await EmptyAsync(host);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(Many)]
    public async Task Turned_on_with_work_running_or_waiting_in_the_store_everything_is_finished(int slots)
    {
        await using var host = await PipelineHost.StartWithBusAsync(options => (options.JobSlots, options.DrainLimit) = (slots, TimeSpan.FromMilliseconds(200)));
        await host.StopSiloAsync();
        var on = host.Queue.Settings;
        host.Queue.Settings = new(null, Sends: false, null);
        await host.StartSiloAsync();
        var (candidates, gate) = await HandInAsync(host, slots);
        await host.StopSiloAsync();
        host.Queue.Settings = on;

        await host.StartSiloAsync();
        gate.Open();

        await FinishedAsync(host, candidates);
        await EmptyAsync(host);
    }

    [Fact]
    public async Task A_message_that_got_lost_is_sent_again_when_it_must_have_come()
    {
        await using var host = await PipelineHost.StartWithBusAsync();
        await Candidate.PublishAsync(host);
        var lost = await Rows.InsertAsync(host, state => state with
        {
            Run = state.Run with { MessageUntil = host.Clock.GetUtcNow() + TimeSpan.FromMinutes(65) },
        });
        await host.Recovery.Sweep();
        Assert.Equal(0, host.Grader.CallsOf(lost.Id));

        host.Clock.Advance(TimeSpan.FromMinutes(66));
        await host.Recovery.Sweep();

        await lost.ReportedAsync();
        await EmptyAsync(host);
    }

    /// <summary>Hands in while nothing ends, so that most of it waits.</summary>
    private static async Task<(IReadOnlyList<Candidate> Candidates, ScriptedGrader.Gate Gate)> HandInAsync(PipelineHost host, int slots)
    {
        var gate = host.Grader.Block();
        var candidates = await Candidate.HandInManyAsync(host, Many);
        await Eventually.True(() => host.Grader.Inside == slots, "all slots work");
        return (candidates, gate);
    }

    /// <summary>Every submission is reported on, and was scored once; sweeps as often as the silo would by itself.</summary>
    private static async Task FinishedAsync(PipelineHost host, IReadOnlyList<Candidate> candidates)
    {
        await Eventually.Holds(SweepAsync, work => work is { InFlight: 0, WaitingSince: null }, "nothing waits or runs", limit: ForMany);
        foreach (var candidate in candidates)
            Assert.Single((await candidate.ReportedAsync()).Revisions);

        async Task<QueueWork> SweepAsync()
        {
            await host.Recovery.Sweep();
            return await host.Grains.GetGrain<IQueueGrain>(IQueueGrain.Key).GetWork();
        }
    }

    private static Task EmptyAsync(PipelineHost host) => Eventually.True(
        () => host.Queue.Messages(Stage.Score).Count == 0 && host.Queue.Messages(Stage.Report).Count == 0,
        "the queues are empty");
}
