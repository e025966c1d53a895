using Assay.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Assay.Scoring.Models.Spending;

/// <summary>
/// The cluster's one gate: calls and tokens a minute, and what a day may cost. It answers at once and keeps a place; the waiting
/// is done by who asks. The day's sums are stored about every second, so a process that dies forgets at most a second's spending
/// of that sum (the results and their costs are stored apart), and a new gate begins with full buckets. Calls that are under way
/// when the budget is reached are still made and paid for.
/// </summary>
[GrainType("model-gate")]
internal sealed partial class ModelGateGrain(
    [PersistentState(ModelGateGrain.StateName, AssayStorage.ProviderName)] IPersistentState<ModelUsageState> storage,
    IOptions<ModelOptions> options,
    [FromKeyedServices(AssayClock.Key)] TimeProvider clock,
    ILogger<ModelGateGrain> logger) : Grain, IModelGateGrain
{
    public const string StateName = "model-gate";
    public const string BudgetSpent = "model_budget_spent";
    public const string RateLimited = "model_rate_limited";

    /// <summary>Who would wait longer than this waits in the store instead, and others have the job slot.</summary>
    internal static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);

    /// <summary>So that a rate that is raised, or a backlog that is gone, is noticed.</summary>
    private static readonly TimeSpan LongestTurn = TimeSpan.FromMinutes(30);

    private static readonly TimeSpan SaveInterval = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan SaveLimit = TimeSpan.FromSeconds(20);
    private readonly TokenBucket _calls = new(options.Value.RequestsPerMinute, clock);
    private readonly TokenBucket _tokens = new(options.Value.TokensPerMinute, clock);
    private ModelUsage _today = new();
    private ModelUsage? _saved;
    private DateTimeOffset _nextTurn;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _today = _saved = storage.RecordExists ? storage.State.Usage : new ModelUsage { Day = ModelDays.Of(clock.GetUtcNow()) };
        this.RegisterGrainTimer(
            _ => SaveAsync(),
            new GrainTimerCreationOptions { DueTime = SaveInterval, Period = SaveInterval, Interleave = true });
        return Task.CompletedTask;
    }

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        await SaveAsync();

        // The first may have met the timer's own write.
        await SaveAsync();
    }

    public async Task<GatePass> Enter(int tokens)
    {
        var now = clock.GetUtcNow();
        await TurnTheDayAsync(now);
        if (options.Value.IsSpent(_today.CostUsd))
            return new GatePass(TimeSpan.Zero, BudgetSpent, ModelDays.EndOf(_today.Day));
        var (forCall, forTokens) = (_calls.WaitFor(1), _tokens.WaitFor(tokens));
        var wait = forCall > forTokens ? forCall : forTokens;
        if (wait > LongestWait)
            return new GatePass(TimeSpan.Zero, RateLimited, TurnFrom(now + wait, now, tokens));
        _calls.Take(1);
        _tokens.Take(tokens);
        return new GatePass(wait);
    }

    /// <summary>
    /// When one that is sent away may come again. Each has a turn of its own, as far apart as calls are let through: a backlog would
    /// otherwise come back as a whole every half minute, to be sent away again.
    /// </summary>
    private DateTimeOffset TurnFrom(DateTimeOffset first, DateTimeOffset now, int tokens)
    {
        var turn = _nextTurn > first ? _nextTurn : first;
        var (forCall, forTokens) = (_calls.TimeOf(1), _tokens.TimeOf(tokens));
        _nextTurn = turn + (forCall > forTokens ? forCall : forTokens);
        return turn < now + LongestTurn ? turn : now + LongestTurn;
    }

    public Task Leave(int tokens)
    {
        _calls.Give(1);
        _tokens.Give(tokens);
        return Task.CompletedTask;
    }

    public async Task Settle(CallUse use)
    {
        await TurnTheDayAsync(clock.GetUtcNow());

        // What a call without an answer has used is not known: its tokens stay taken.
        if (use.Answered)
            _tokens.Give(use.Reserved - use.InputTokens - use.OutputTokens);
        _today = _today.With(use);
    }

    public Task<ModelUsage> Current() => Task.FromResult(_today);

    /// <summary>The sums of a day that is over go to a row of their own. Dying before the new day is stored does it once more, which is harmless.</summary>
    private async ValueTask TurnTheDayAsync(DateTimeOffset now)
    {
        // Never back: another silo's clock may be a little behind.
        var day = ModelDays.Of(now);
        if (day <= _today.Day)
            return;
        await GrainFactory.GetGrain<IModelLedgerGrain>(ModelUsage.KeyOf(_today.Day)).Put(_today);
        _today = new ModelUsage { Day = day };
    }

    private async Task SaveAsync()
    {
        if (_today == _saved)
            return;
        var sums = _today;
        try
        {
            storage.State = new ModelUsageState { Usage = sums };
            await storage.WriteStateAsync().WaitAsync(SaveLimit, clock);
            _saved = sums;
        }
        catch (Exception error)
        {
            LogNotSaved(logger, error);
            await LookAgainAsync();
        }
    }

    /// <summary>After a write of unknown outcome, or another gate's: the next tick writes what is known then.</summary>
    private async Task LookAgainAsync()
    {
        try
        {
            await storage.ReadStateAsync().WaitAsync(SaveLimit, clock);
            if (storage.State.Usage.Day == _today.Day)
                _today = storage.State.Usage.AtLeast(_today);
        }
        catch (Exception error)
        {
            LogNotSaved(logger, error);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "What models were used for today could not be stored; it is tried again in a second")]
    private static partial void LogNotSaved(ILogger logger, Exception error);
}
