using Assay.Grains.Tests.Pipeline.Hosting;
using Assay.Pipeline;
using Assay.Queue;
using Assay.Submissions;

namespace Assay.Grains.Tests.Messages;

/// <summary>What messages bring, and which of them die out.</summary>
public sealed class MessageTests(ITestOutputHelper output) : IAsyncLifetime
{
    private PipelineHost _host = null!;

    public async Task InitializeAsync() => _host = await PipelineHost.StartWithBusAsync(options => options.JobSlots = 8);

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task A_hand_in_goes_over_the_bus_and_leaves_both_queues_empty()
    {
        var candidate = await Candidate.StartAsync(_host);

        var reply = await candidate.SubmitAsync();

        Assert.Equal(("service_bus", false), (reply.QueueMode, reply.Fallback));
        await candidate.ReportedAsync();
        await EmptyAsync();
        Assert.Equal(1, _host.Grader.CallsOf(candidate.Id));
    }

    [Fact]
    public async Task A_submission_costs_six_operations_of_the_bus()
    {
        const int Many = 20;
        _host.Queue.Broker.Operations.Reset();
        for (var number = 0; number < Many; number++)
            await Candidate.FinishAsync(_host);
        await EmptyAsync();

        var operations = _host.Queue.Broker.Operations;
        output.WriteLine($"figure: bus operations a submission: {operations.Total / (double)Many:0.0} (sends {operations.Sends}, deliveries {operations.Deliveries}, settlements {operations.Settlements} for {Many})");
        Assert.Equal(6 * Many, operations.Total);
    }

    [Fact]
    public async Task Three_attempts_are_scheduled_messages_and_then_one_dead_letter_that_a_retry_outlives()
    {
        var away = true;
        var candidate = await Candidate.StartAsync(_host);
        _host.Grader.Fail(candidate.Id, call => away ? new StageException($"outage_{call}", "The other side is away.", inner: new HttpRequestException()) : null);
        var begin = _host.Clock.GetUtcNow();
        await candidate.SubmitAsync();

        var first = await ScheduledAsync(candidate, attempts: 1);
        Assert.InRange((first - begin).TotalSeconds, 60, 72.001);
        _host.Clock.SetUtcNow(first.AddMilliseconds(1));
        var second = await ScheduledAsync(candidate, attempts: 2);
        Assert.InRange((second - first).TotalSeconds, 119.9, 144.1);
        _host.Clock.SetUtcNow(second.AddMilliseconds(1));

        await candidate.Until(detail => detail.Session.ScoringStatus == StageStatus.Failed, "failed");
        await Eventually.True(() => _host.Queue.Messages(Stage.Score, deadLetters: true).Count == 1, "there is a dead letter");
        var letter = Assert.Single(_host.Queue.Messages(Stage.Score, deadLetters: true));
        Assert.Equal(("outage_3", "The other side is away."), (letter.DeadLetterReason, letter.DeadLetterErrorDescription));
        Assert.Equal((3, "HttpRequestException"), (letter.Properties["failed_attempt"], letter.Properties["error_type"]));
        Assert.Empty(_host.Queue.Messages(Stage.Score));

        away = false;
        await candidate.Grain.Retry(Samples.Admin);
        await candidate.ReportedAsync();
        Assert.Equal(4, _host.Grader.CallsOf(candidate.Id));
    }

    [Fact]
    public async Task A_thousand_duplicates_die_out_and_nothing_is_done_twice()
    {
        var candidate = await Candidate.FinishAsync(_host);

        for (var number = 0; number < 1_000; number++)
            await Raw.SendAsync(_host, number % 2 == 0 ? Raw.Plain(candidate.Id) : Raw.Plain(candidate.Id, "report"));

        await EmptyAsync();
        Assert.Equal(1, _host.Grader.CallsOf(candidate.Id));
        Assert.Single((await candidate.DetailAsync()).Revisions);
        Assert.Empty(_host.Queue.Messages(Stage.Score, deadLetters: true));
    }

    [Fact]
    public async Task A_plain_message_of_three_fields_brings_what_waits()
    {
        await _host.Queue.Broker.StopAsync();
        var gate = _host.Grader.Block();
        var slots = new List<JobSlot?>();
        while (_host.Slots.TryTake() is { } slot)
            slots.Add(slot);
        var candidate = await Candidate.StartAsync(_host);
        await candidate.SubmitAsync();
        gate.Open();
        await _host.Queue.Broker.StartAgainAsync();
        await Eventually.Holds(() => TrySendAsync(Raw.Plain(candidate.Id)), sent => sent, "the bus is back");
        foreach (var slot in slots)
            slot?.Dispose();

        await candidate.ReportedAsync();
        Assert.Equal(1, _host.Grader.CallsOf(candidate.Id));
    }

    [Theory]
    [InlineData("no json at all", "unreadable_message")]
    [InlineData("""{"job_type":7}""", "unreadable_message")]
    [InlineData("""{"job_type":"dance","submission_id":"sub_1"}""", "unknown_job_type")]
    [InlineData("""{"job_type":"scoring","submission_id":"sub_00000000000000000000000000000000"}""", "submission_not_found")]
    [InlineData("""{"job_type":"scoring","submission_id":"sub_\u0000"}""", "submission_not_found")]
    public async Task A_message_that_makes_no_sense_is_a_dead_letter_and_holds_up_nobody(string body, string reason)
    {
        await Raw.SendAsync(_host, body);
        var candidate = await Candidate.FinishAsync(_host);

        await Eventually.True(() => _host.Queue.Messages(Stage.Score, deadLetters: true).Count == 1, "there is a dead letter");
        Assert.Equal(reason, Assert.Single(_host.Queue.Messages(Stage.Score, deadLetters: true)).DeadLetterReason);
        Assert.Equal(StageStatus.Completed, (await candidate.DetailAsync()).ReportStatus);
        await EmptyAsync();
    }

    [Fact]
    public async Task A_backlog_stays_in_the_queue_and_no_more_than_the_slots_work()
    {
        const int Many = 5_000;
        var gate = _host.Grader.Block();
        var candidates = await Candidate.HandInManyAsync(_host, Many, mode: "service_bus");
        await Eventually.True(() => _host.Grader.Inside == 8, "all slots work");
        _host.Clock.Advance(TimeSpan.FromSeconds(31));
        await _host.Recovery.Sweep();
        Assert.Equal(Many, _host.Queue.Messages(Stage.Score).Count);
        Assert.InRange(_host.Queue.Messages(Stage.Score).Count(message => message.Locked), 8, 16);
        gate.Open();

        await Eventually.Holds(
            () => _host.Grains.GetGrain<IQueueGrain>(IQueueGrain.Key).GetWork(),
            work => work is { InFlight: 0, WaitingSince: null },
            "nothing waits or runs",
            limit: TimeSpan.FromMinutes(2));
        foreach (var candidate in candidates)
            await candidate.ReportedAsync();
        Assert.Equal((8, Many), (_host.Grader.MostInside, _host.Grader.Calls.Count));
        await EmptyAsync();
    }

    [Fact]
    public async Task Messages_that_come_in_the_wrong_order_do_no_harm()
    {
        var gate = _host.Grader.Block();
        var candidates = await Candidate.HandInManyAsync(_host, 20, mode: "service_bus");

        // The second stage's message before the first has ended, then both stages' again from the last to the first.
        foreach (var candidate in candidates.Reverse())
        {
            await Raw.SendAsync(_host, Raw.Plain(candidate.Id, "report"), "report-jobs");
            await Raw.SendAsync(_host, Raw.Plain(candidate.Id));
        }

        gate.Open();
        foreach (var candidate in candidates)
            Assert.Single((await candidate.ReportedAsync()).Revisions);
        await EmptyAsync();
        Assert.Equal(candidates.Count, _host.Grader.Calls.Count);
        Assert.Empty(_host.Queue.Messages(Stage.Report, deadLetters: true));
    }

    [Fact]
    public async Task A_poison_message_holds_up_none_of_its_neighbours()
    {
        string[] poison = ["no json at all", """{"job_type":"dance","submission_id":"sub_1"}""", Raw.Plain("sub_nobody")];
        var sick = await Candidate.StartAsync(_host);
        _host.Grader.Fail(sick.Id, _ => new StageException("poison", "It never works."));
        await sick.SubmitAsync();
        for (var number = 0; number < 30; number++)
            await Raw.SendAsync(_host, poison[number % poison.Length]);

        // More than there are slots, on both sides of every poison message: none of them waits for a retry or a lock to end.
        var candidates = await Candidate.HandInManyAsync(_host, 40, mode: "service_bus");
        for (var number = 0; number < 30; number++)
            await Raw.SendAsync(_host, poison[number % poison.Length], "report-jobs");
        foreach (var candidate in candidates)
            await candidate.ReportedAsync();

        await Eventually.True(() => _host.Queue.Messages(Stage.Score, deadLetters: true).Count == 30, "each is a dead letter");
        await Eventually.True(() => _host.Queue.Messages(Stage.Report, deadLetters: true).Count == 30, "each is a dead letter");
        Assert.Equal(StageStatus.InProgress, (await sick.DetailAsync()).Session.ScoringStatus);
    }

    private async Task<bool> TrySendAsync(string body)
    {
        try
        {
            await Raw.SendAsync(_host, body);
            return true;
        }
        catch (ServiceBus.BusException)
        {
            return false;
        }
    }

    private async Task<DateTimeOffset> ScheduledAsync(Candidate candidate, int attempts)
    {
        await candidate.Until(detail => detail.NextRetryAt is not null && detail.Attempts == attempts, $"waiting after attempt {attempts}");
        await Eventually.True(() => _host.Queue.Messages(Stage.Score).Any(message => message.ScheduledFor > _host.Clock.GetUtcNow()), "a message is scheduled");
        return _host.Queue.Messages(Stage.Score).Single(message => message.ScheduledFor > _host.Clock.GetUtcNow()).ScheduledFor!.Value;
    }

    private Task EmptyAsync() => Eventually.True(
        () => _host.Queue.Messages(Stage.Score).Count == 0 && _host.Queue.Messages(Stage.Report).Count == 0,
        "the queues are empty");
}
