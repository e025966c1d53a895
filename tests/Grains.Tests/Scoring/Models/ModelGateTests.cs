using Assay.Grains.Tests.Pipeline.Hosting;
using Assay.Pipeline;
using Assay.Scoring.Models.Spending;

namespace Assay.Grains.Tests.Scoring.Models;

/// <summary>The cluster's rate and the day's budget.</summary>
public sealed class ModelGateTests
{
    [Fact]
    public async Task Calls_beyond_the_rate_wait_their_turn_outside_of_the_gate()
    {
        await using var host = await PipelineHost.StartWithModelAsync(options => options.RequestsPerMinute = 60);
        var id = Samples.NewId();
        var asked = Enumerable.Range(1, 12).Select(sample => Desk.AskAsync(host, Desk.Key(id, sample: sample))).ToList();

        await Eventually.True(() => asked.Count(call => call.IsCompleted) == 6, "six of twelve are answered");
        Assert.Equal(6, host.Model!.Calls);
        await ThroughAsync(host, asked);

        Assert.Equal(12, host.Model.Calls);
    }

    [Fact]
    public async Task Tokens_that_were_reserved_and_not_used_are_there_for_others()
    {
        await using var host = await PipelineHost.StartWithModelAsync(options => options.TokensPerMinute = 60_000);
        var gate = Gate(host);

        Assert.Equal(TimeSpan.Zero, (await gate.Enter(6_000)).Wait);
        Assert.Equal(5, (await gate.Enter(5_000)).Wait.TotalSeconds, 3);
        await gate.Settle(new CallUse(6_000, Answered: true, 800, 200, 0));
        await gate.Leave(5_000);

        Assert.Equal(TimeSpan.Zero, (await gate.Enter(5_000)).Wait);
    }

    [Fact]
    public async Task Who_would_wait_for_long_is_sent_away_and_takes_no_place()
    {
        await using var host = await PipelineHost.StartWithModelAsync(options => options.RequestsPerMinute = 10);
        var gate = Gate(host);
        for (var call = 0; call < 6; call++)
            Assert.Null((await gate.Enter(1)).Pause);

        var pass = await gate.Enter(1);

        Assert.Equal((ModelGateGrain.RateLimited, 36), (pass.Pause, Math.Round((pass.Until - host.Clock.GetUtcNow()).TotalSeconds)));

        // Each has a turn of its own: a backlog that came back as a whole would be sent away as a whole.
        Assert.Equal(pass with { Until = pass.Until + TimeSpan.FromSeconds(6) }, await gate.Enter(1));
        var error = await Assert.ThrowsAsync<StagePausedException>(() => Desk.AskAsync(host, Desk.Key(Samples.NewId())));
        Assert.Equal((ModelGateGrain.RateLimited, pass.Until + TimeSpan.FromSeconds(12)), (error.Code, error.Until));
        Assert.Equal(0, host.Model!.Calls);
    }

    [Fact]
    public async Task A_spent_budget_pauses_until_midnight_survives_a_restart_and_the_next_day_has_its_own()
    {
        await using var host = await PipelineHost.StartWithModelAsync(options =>
        {
            options.InputUsdPerMillion = 1_000;
            options.DailyBudgetUsd = 2;
        });
        var id = Samples.NewId();
        await Desk.AskAsync(host, Desk.Key(id, sample: 1));
        await Desk.AskAsync(host, Desk.Key(id, sample: 2));
        var midnight = new DateTimeOffset(host.Clock.GetUtcNow().UtcDateTime.Date.AddDays(1), TimeSpan.Zero);

        await AssertPausedAsync();
        await host.StopSiloAsync();
        await host.StartSiloAsync();
        await AssertPausedAsync();
        var usage = await Desk.UsageAsync(host);
        Assert.Equal((2, 2_000, 400, 2m), (usage.Calls, usage.InputTokens, usage.OutputTokens, usage.CostUsd));
        Assert.Equal((2m, midnight), (usage.BudgetUsd, usage.PausedUntil));

        // What was paid for is still to be had.
        Assert.Equal("reply 1", (await Desk.AskAsync(host, Desk.Key(id, sample: 1))).Reply.Text);
        host.Clock.SetUtcNow(midnight);
        await Desk.AskAsync(host, Desk.Key(id, sample: 3));
        await Eventually.Holds(() => Desk.UsageAsync(host), today => today is { Calls: 1, CostUsd: 1, PausedUntil: null }, "the new day is counted");
        Assert.Equal((2, null), (await Desk.UsageAsync(host, midnight.AddDays(-1)) is var then ? (then.Calls, then.PausedUntil) : default));

        async Task AssertPausedAsync()
        {
            var error = await Assert.ThrowsAsync<StagePausedException>(() => Desk.AskAsync(host, Desk.Key(id, sample: 3)));
            Assert.Equal((ModelGateGrain.BudgetSpent, midnight), (error.Code, error.Until));
        }
    }

    [Fact]
    public async Task The_days_sum_is_stored_once_a_second_and_not_once_a_call()
    {
        const int Calls = 200;
        await using var host = await PipelineHost.StartWithModelAsync();
        var gate = Gate(host);
        await Task.WhenAll(Enumerable.Range(0, Calls).Select(_ => gate.Settle(new CallUse(10, Answered: true, 6, 4, 0.01m))));

        await Eventually.Holds(() => Desk.UsageAsync(host), used => used is { Calls: Calls, InputTokens: 6 * Calls, CostUsd: 2m }, "all are counted");
        await Eventually.True(() => host.Faults.WritesOf(IModelGateGrain.Key) > 0, "they are stored");

        Assert.InRange(host.Faults.WritesOf(IModelGateGrain.Key), 1, 5);
    }

    [Fact]
    public async Task A_sum_whose_write_fails_is_stored_later_and_counts_nothing_twice()
    {
        await using var host = await PipelineHost.StartWithModelAsync();
        host.Faults.Plan(IModelGateGrain.Key, number => number == 0 ? Fault.FailBefore : number == 1 ? Fault.TimeOutAfter : Fault.None);
        await Gate(host).Settle(new CallUse(10, Answered: true, 6, 4, 0.01m));
        await Eventually.True(() => host.Faults.WritesOf(IModelGateGrain.Key) >= 2, "it is tried again");
        await Gate(host).Settle(new CallUse(10, Answered: true, 6, 4, 0.01m));
        await Eventually.Holds(() => Desk.UsageAsync(host), used => used is { Calls: 2, CostUsd: 0.02m }, "both are counted");

        await Eventually.True(() => host.Faults.WritesOf(IModelGateGrain.Key) >= 3, "it is stored");
        await host.StopSiloAsync();
        await host.StartSiloAsync();

        var sum = await Desk.UsageAsync(host);
        Assert.Equal((2, 0.02m), (sum.Calls, sum.CostUsd));
    }

    private static IModelGateGrain Gate(PipelineHost host) => host.Grains.GetGrain<IModelGateGrain>(IModelGateGrain.Key);

    private static Task ThroughAsync(PipelineHost host, IReadOnlyCollection<Task> calls) =>
        Eventually.True(() => calls.All(call => call.IsCompleted), "all are answered", () => host.Clock.Advance(TimeSpan.FromSeconds(1)));
}
