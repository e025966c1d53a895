using Assay.Audit;
using Assay.Errors;
using Assay.Grains.Tests.Pipeline.Hosting;
using Assay.Pipeline;
using Assay.Queue;
using Assay.Submissions;

namespace Assay.Grains.Tests.Messages;

/// <summary>Dead letters: shown, replayed, discarded, and reconciled with the store.</summary>
public sealed class DeadLetterTests : IAsyncLifetime
{
    private PipelineHost _host = null!;

    public async Task InitializeAsync() => _host = await PipelineHost.StartWithBusAsync(options => (options.JobSlots, options.MaxAttempts) = (8, 1));

    public async Task DisposeAsync() => await _host.DisposeAsync();

    private IDeadLetterGrain Letters => _host.Grains.GetGrain<IDeadLetterGrain>(IDeadLetterGrain.Key);

    [Fact]
    public async Task A_failed_submission_is_listed_with_its_letter_and_a_replay_finishes_it_once_and_settles_the_letter()
    {
        var (candidate, mend) = await FailedAsync();
        var letter = Assert.Single((await Letters.List()).Letters);
        Assert.Equal((candidate.Id, Stage.Score, "outage", true), (letter.SubmissionId, letter.Job?.Stage, letter.Reason, letter.IsVerdict));

        Assert.Equal(LetterFate.Keep, await candidate.Grain.Reconcile(letter.Job!, verdict: true, dryRun: false));
        mend();
        await candidate.Grain.Retry(Samples.Admin);
        var count = await Letters.Reconcile(Samples.Admin, [candidate.Id], dryRun: false);

        Assert.Equal((1, 1, 0), (count.Examined, count.Settled, count.Kept));
        await candidate.ReportedAsync();
        await EmptyAsync();
        Assert.Equal(2, _host.Grader.CallsOf(candidate.Id));
    }

    [Fact]
    public async Task A_replay_that_fails_again_leaves_one_letter_that_says_how_often_it_was_replayed()
    {
        var (candidate, _) = await FailedAsync();
        await candidate.Grain.Retry(Samples.Admin);
        await Eventually.True(() => _host.Queue.Messages(Stage.Score, deadLetters: true).Count == 2, "it has failed again");

        var count = await Letters.Reconcile(Samples.Admin, [], dryRun: false);

        Assert.Equal((2, 1, 1), (count.Examined, count.Settled, count.Kept));
        var letter = Assert.Single((await Letters.List()).Letters);
        Assert.Equal(1, letter.Job?.Replays);
        Assert.StartsWith(candidate.Id, letter.MessageId, StringComparison.Ordinal);
        Assert.Equal("scoring-jobs/$deadletterqueue", Assert.Single(_host.Queue.Messages(Stage.Score, deadLetters: true)).Properties["replayed-from"]);
    }

    [Theory]
    [InlineData("MaxDeliveryCountExceeded")]
    [InlineData("TTLExpiredException")]
    public async Task What_the_broker_gave_up_unfinished_is_sent_again_and_what_is_finished_is_settled(string reason)
    {
        await using var thief = new Thief(_host);
        var finished = await Candidate.FinishAsync(_host);
        await EmptyAsync();
        var gate = await BlockAllSlotsAsync();
        await Raw.SendAsync(_host, Raw.Plain(finished.Id));
        await thief.GiveUpNextAsync(reason);
        var waiting = await Candidate.StartAsync(_host);
        await waiting.SubmitAsync();
        await thief.GiveUpNextAsync(reason);

        var dry = await Letters.Reconcile(Samples.Admin, [], dryRun: true);
        Assert.Equal((2, 1, 1, 0), (dry.Examined, dry.Resent, dry.Settled, dry.Kept));
        Assert.Equal(2, _host.Queue.Messages(Stage.Score, deadLetters: true).Count);

        var count = await Letters.Reconcile(Samples.Admin, [], dryRun: false);
        Assert.Equal((2, 1, 1, 0), (count.Examined, count.Resent, count.Settled, count.Kept));
        Assert.Equal(2, count.Reasons[reason]);
        Assert.Single(_host.Queue.Messages(Stage.Score), message => message.MessageId.StartsWith(waiting.Id, StringComparison.Ordinal));

        gate.Open();
        await waiting.ReportedAsync();
        await EmptyAsync();
        Assert.Equal((1, 1), (_host.Grader.CallsOf(finished.Id), _host.Grader.CallsOf(waiting.Id)));
        Assert.Equal((0, 0), (await CountAsync(), (await Letters.List()).Letters.Length));
    }

    [Fact]
    public async Task Only_a_discard_removes_what_no_submission_answers_for_and_the_audit_tells_of_it()
    {
        await Raw.SendAsync(_host, "not a job");
        await Raw.SendAsync(_host, Raw.Plain("sub_unknown"), "report-jobs");
        await Eventually.Holds(CountAsync, count => count == 2, "both are dead letters");

        var count = await Letters.Reconcile(Samples.Admin, [], dryRun: false);
        Assert.Equal((2, 2), (count.Examined, count.Kept));

        var unreadable = (await Letters.List()).Letters[0];
        LetterKey key = new(unreadable.Queue, unreadable.SequenceNumber);
        Assert.Equal(key, Assert.Single(await Letters.Discard(Samples.Admin, [key, new LetterKey("report-jobs", 999)])));
        Assert.Empty(await Letters.Discard(Samples.Admin, [key]));
        Assert.Equal(1, await CountAsync());
        var audit = await _host.Audit.ListAsync(new AuditQuery { Action = "dead_letter.discarded" }, CancellationToken.None);
        Assert.Contains(Samples.Admin.Reason, Assert.Single(audit.Entries).Details, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_settlement_that_nobody_confirms_is_found_out_by_the_next_walk()
    {
        var (candidate, mend) = await FailedAsync();
        mend();
        await candidate.Grain.Retry(Samples.Admin);
        await candidate.ReportedAsync();
        await EmptyAsync(deadLetters: 1);
        _host.Queue.Broker.Faults.DropNextSettlements(1);

        await TryReconcileAsync();
        await Eventually.Holds(TryReconcileAsync, count => count?.Kept == 0, "the bus is there again");

        await Eventually.Holds(CountAsync, count => count == 0, "no letter is left");
        Assert.Equal(2, _host.Grader.CallsOf(candidate.Id));
    }

    [Fact]
    public async Task While_the_bus_is_away_the_list_says_so_and_a_walk_is_refused_and_loses_nothing()
    {
        await FailedAsync();
        _host.Queue.Broker.Faults.RefuseConnections = true;
        _host.Queue.Broker.Faults.CutConnections();

        Assert.Equal((true, "bus_unavailable"), await Letters.List() is { Letters.IsEmpty: true } list ? (list.HasBus, list.Error) : default);
        var refusal = await Assert.ThrowsAsync<AssayException>(() => Letters.Reconcile(Samples.Admin, [], dryRun: false));
        Assert.Equal((ErrorKind.Unavailable, "bus_unavailable"), (refusal.Kind, refusal.Code));

        _host.Queue.Broker.Faults.RefuseConnections = false;
        await Eventually.Holds(Letters.List, letters => letters.Letters.Length == 1, "the bus is back with its letter");
    }

    private async Task<(Candidate Candidate, Action Mend)> FailedAsync()
    {
        var away = true;
        var candidate = await Candidate.StartAsync(_host);
        _host.Grader.Fail(candidate.Id, _ => away ? new StageException("outage", "The other side is away.", permanent: true) : null);
        await candidate.SubmitAsync();
        await Eventually.True(() => _host.Queue.Messages(Stage.Score, deadLetters: true).Count == 1, "there is a dead letter");
        return (candidate, () => away = false);
    }

    /// <summary>By jobs of the bus, so that no silo waits for a message any more.</summary>
    private async Task<ScriptedGrader.Gate> BlockAllSlotsAsync()
    {
        var gate = _host.Grader.Block();
        while (_host.Slots.Free > 0)
        {
            var free = _host.Slots.Free;
            await (await Candidate.StartAsync(_host)).SubmitAsync();
            await Eventually.True(() => _host.Slots.Free < free, "a slot is taken");
        }

        return gate;
    }

    private async Task<LetterCount?> TryReconcileAsync()
    {
        try
        {
            return await Letters.Reconcile(Samples.Admin, [], dryRun: false);
        }
        catch (AssayException away) when (away.Kind == ErrorKind.Unavailable)
        {
            return null;
        }
    }

    private Task<int> CountAsync() =>
        Task.FromResult(_host.Queue.Messages(Stage.Score, deadLetters: true).Count + _host.Queue.Messages(Stage.Report, deadLetters: true).Count);

    private Task<int> EmptyAsync(int deadLetters = 0) => Eventually.Holds(
        CountAsync,
        count => count == deadLetters && _host.Queue.Messages(Stage.Score).Count + _host.Queue.Messages(Stage.Report).Count == 0,
        "the queues are empty");
}
