using Assay.Grains.Tests.Pipeline.Hosting;
using Assay.Pipeline;
using Assay.Scoring.Models;
using Assay.Scoring.Models.Paid;

namespace Assay.Grains.Tests.Scoring.Models;

/// <summary>What is paid for, and how often.</summary>
public sealed class ModelDeskTests : IAsyncLifetime
{
    private PipelineHost _host = null!;

    private ScriptedModel Model => _host.Model!;

    public async Task InitializeAsync() => _host = await PipelineHost.StartWithModelAsync(options =>
    {
        options.InputUsdPerMillion = 2;
        options.OutputUsdPerMillion = 10;
    });

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task What_was_paid_for_is_answered_from_the_store_also_by_the_next_process()
    {
        var key = Desk.Key(Samples.NewId());

        var first = await Desk.AskAsync(_host, key);
        var second = await Desk.AskAsync(_host, key);
        await _host.StopSiloAsync();
        await _host.StartSiloAsync();
        var third = await Desk.AskAsync(_host, key);

        Assert.Equal(1, Model.Calls);
        Assert.Equal(("reply 1", ModelEnding.Complete, "scripted-model-1"), (first.Reply.Text, first.Reply.Ending, first.Reply.Model));
        Assert.Equal((0.004m, PromptHash.Of(Desk.Prompt), _host.Clock.GetUtcNow()), (first.CostUsd, first.PromptHash, first.At));
        Assert.Equal([first, first], [second, third]);
    }

    [Fact]
    public async Task Every_question_sample_run_and_prompt_is_a_call_of_its_own_and_another_nonce_is_not()
    {
        var key = Desk.Key(Samples.NewId());
        PaidKey[] others = [key, key with { QuestionId = "q3" }, key with { Sample = 2 }, key with { RunSequence = 2 }, key with { SubmissionId = Samples.NewId() }];
        foreach (var other in others)
            await Desk.AskAsync(_host, other);
        Assert.Equal(others.Length, Model.Calls);

        await Desk.Of(_host).AskAsync(key, Desk.Prompt with { Input = "Another nonce." }, CancellationToken.None);
        Assert.Equal(others.Length, Model.Calls);
        await Desk.Of(_host).AskAsync(key, Desk.Prompt with { Instructions = "Judge it anew." }, CancellationToken.None);

        Assert.Equal(others.Length + 1, Model.Calls);
    }

    [Fact]
    public async Task Asking_the_same_at_the_same_time_is_one_call()
    {
        var answer = new TaskCompletionSource<string>();
        Model.Script = (_, _) => answer.Task;
        var key = Desk.Key(Samples.NewId());

        var asked = Enumerable.Range(0, 20).Select(_ => Desk.AskAsync(_host, key)).ToList();
        await Eventually.True(() => Model.Calls == 1, "the model is asked");
        answer.SetResult("once");

        Assert.All(await Task.WhenAll(asked), result => Assert.Equal("once", result.Reply.Text));
        Assert.Equal(1, Model.Calls);
    }

    [Fact]
    public async Task A_caller_that_gives_up_takes_its_call_with_it_and_who_shared_it_asks_again()
    {
        using var stop = new CancellationTokenSource();
        Model.Script = async (number, token) =>
        {
            if (number == 1)
                await Task.Delay(Timeout.Infinite, token);
            return $"reply {number}";
        };
        var key = Desk.Key(Samples.NewId());
        var first = Desk.AskAsync(_host, key, stop.Token);
        await Eventually.True(() => Model.Calls == 1, "the model is asked");
        var second = Desk.AskAsync(_host, key);

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        Assert.Equal("reply 2", (await second).Reply.Text);
    }

    [Fact]
    public async Task A_reply_that_has_come_is_stored_although_its_caller_is_gone()
    {
        using var stop = new CancellationTokenSource();
        var id = Samples.NewId();
        _host.Faults.Plan(Desk.RowOf(id), number => number == 0 ? Fault.Hang : Fault.None);
        var asked = Desk.AskAsync(_host, Desk.Key(id), stop.Token);
        await Eventually.True(() => _host.Faults.Hanging == 1, "the reply is being stored");

        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asked);
        var again = Desk.AskAsync(_host, Desk.Key(id));
        _host.Faults.ReleaseHanging();

        Assert.Equal("reply 1", (await again).Reply.Text);
        Assert.Equal(1, Model.Calls);
    }

    [Theory]
    [InlineData(nameof(Fault.FailBefore))]
    [InlineData(nameof(Fault.TimeOutAfter))]
    public async Task A_store_that_fails_costs_no_second_call(string fault)
    {
        var id = Samples.NewId();
        _host.Faults.Plan(Desk.RowOf(id), number => number < 2 ? Enum.Parse<Fault>(fault) : Fault.None);

        var asked = Desk.AskAsync(_host, Desk.Key(id));
        await Eventually.Holds(() => Task.FromResult(asked.IsCompleted), done => done, "it is stored", () => _host.Clock.Advance(TimeSpan.FromSeconds(1)));

        var first = await asked;
        Assert.Equal("reply 1", first.Reply.Text);
        Assert.Equal(first, await Desk.AskAsync(_host, Desk.Key(id)));
        Assert.Equal(1, Model.Calls);
    }

    [Fact]
    public async Task A_store_that_stays_away_is_a_failed_attempt_and_not_an_endless_wait()
    {
        var id = Samples.NewId();
        _host.Faults.Plan(Desk.RowOf(id), _ => Fault.FailBefore);

        var asked = Desk.AskAsync(_host, Desk.Key(id));
        await Eventually.Holds(() => Task.FromResult(asked.IsCompleted), done => done, "it gives up", () => _host.Clock.Advance(TimeSpan.FromSeconds(30)));

        var error = await Assert.ThrowsAsync<StageException>(() => asked);
        Assert.Equal(("paid_results_unavailable", false), (error.Code, error.Permanent));
    }

    [Fact]
    public async Task A_model_that_cannot_be_had_is_the_callers_to_see_and_is_counted_apart()
    {
        Model.Script = (number, _) => number == 1 ? throw new StageException("model_away", "Away.") : Task.FromResult("back");
        var key = Desk.Key(Samples.NewId());

        Assert.Equal("model_away", (await Assert.ThrowsAsync<StageException>(() => Desk.AskAsync(_host, key))).Code);
        Assert.Equal("back", (await Desk.AskAsync(_host, key)).Reply.Text);

        var usage = await Eventually.Holds(() => Desk.UsageAsync(_host), used => used is { Calls: 1, FailedCalls: 1 }, "both calls are counted");
        Assert.Equal((1_000, 200, 0.004m), (usage.InputTokens, usage.OutputTokens, usage.CostUsd));
    }

    [Fact]
    public async Task A_reply_beyond_the_limit_is_cut_alike_for_who_asked_and_for_who_asks_later()
    {
        Model.Script = (_, _) => Task.FromResult(new string('x', PaidEntry.LongestText + 1));
        var key = Desk.Key(Samples.NewId());

        var first = await Desk.AskAsync(_host, key);

        Assert.Equal((PaidEntry.LongestText, ModelEnding.Truncated), (first.Reply.Text.Length, first.Reply.Ending));
        Assert.Equal(first, await Desk.AskAsync(_host, key));
    }
}
