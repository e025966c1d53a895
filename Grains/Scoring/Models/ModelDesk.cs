using System.Collections.Concurrent;
using Assay.Errors;
using Assay.Pipeline;
using Assay.Scoring.Models.Paid;
using Assay.Scoring.Models.Spending;
using Assay.Telemetry;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Assay.Scoring.Models;

/// <summary>
/// Looks into the run's own row, passes the gate, asks, stores, answers. Once a reply is there, nothing that cancels the caller
/// keeps it from being stored. A process that dies during the call may have paid for nothing: that cannot be known, and the call
/// is made again.
/// </summary>
internal sealed partial class ModelDesk(
    IAssayModel model,
    IGrainFactory grains,
    IOptions<ModelOptions> options,
    ModelInstruments instruments,
    [FromKeyedServices(AssayClock.Key)] TimeProvider clock,
    ILogger<ModelDesk> logger) : IModelDesk
{
    private const int CharactersPerToken = 4;
    private const decimal PriceUnit = 1_000_000m;
    private const int CostPlaces = 9;
    private static readonly TimeSpan LookPatience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan SettlePatience = TimeSpan.FromSeconds(30);

    /// <summary>Half of a run's lease: for so long its outcome would be waited for as well.</summary>
    private static readonly TimeSpan StorePatience = TimeSpan.FromMinutes(5);

    /// <summary>A silo that falls silent is not waited for until it is declared dead.</summary>
    private static readonly TimeSpan CallLimit = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);
    private readonly ConcurrentDictionary<(PaidKey Key, string Hash), Lazy<Task<PaidResult>>> _calls = new();

    private IModelGateGrain Gate => grains.GetGrain<IModelGateGrain>(IModelGateGrain.Key);

    public async Task<PaidResult> AskAsync(PaidKey key, ModelPrompt prompt, CancellationToken cancellationToken)
    {
        var hash = PromptHash.Of(prompt);

        // Off the caller's scheduler: it may be a grain's, which may end before the reply is stored.
        var mine = new Lazy<Task<PaidResult>>(() => Task.Run(() => AskOnceAsync(key, hash, prompt, cancellationToken), CancellationToken.None));
        while (true)
        {
            var call = _calls.GetOrAdd((key, hash), mine);
            try
            {
                return await call.Value.WaitAsync(cancellationToken);
            }
            catch (OperationCanceledException) when (call != mine && !cancellationToken.IsCancellationRequested)
            {
                // Whose call it was has given up; it is made again, or found in the store.
            }
            catch (OperationCanceledException)
            {
                call.Value.Ignore();
                throw;
            }
        }
    }

    private async Task<PaidResult> AskOnceAsync(PaidKey key, string hash, ModelPrompt prompt, CancellationToken cancellationToken)
    {
        try
        {
            var row = grains.GetGrain<IPaidRowGrain>(PaidRowKeys.Of(key.SubmissionId, key.RunSequence));
            var lookup = PaidLookup.Of(key, hash);
            if (await PatientlyAsync(() => row.Find(lookup), LookPatience, cancellationToken) is { } paid)
            {
                instruments.OnStored(prompt.Agent);
                return paid.ToResult();
            }

            var tokens = ((prompt.Instructions.Length + prompt.Schema.Length + prompt.Input.Length) / CharactersPerToken) + prompt.MostOutputTokens;
            await EnterAsync(prompt.Agent, tokens, cancellationToken);
            var reply = await CallAsync(prompt, tokens, cancellationToken);
            var cost = CostOf(reply);
            instruments.OnReplied(prompt.Agent, reply, cost);
            var settling = SettleAsync(new CallUse(tokens, Answered: true, reply.InputTokens, reply.OutputTokens, cost));
            var entry = PaidEntry.Of(lookup, reply, cost, clock.GetUtcNow());
            var stored = await PatientlyAsync(() => row.Add(entry), StorePatience, CancellationToken.None);
            await settling;
            return stored.ToResult();
        }
        finally
        {
            _calls.TryRemove((key, hash), out _);
        }
    }

    /// <summary>Waits for the cluster's rate, outside of any grain.</summary>
    private async Task EnterAsync(ModelAgent agent, int tokens, CancellationToken cancellationToken)
    {
        var pass = await PatientlyAsync(() => Gate.Enter(tokens), LookPatience, cancellationToken);
        if (pass.Pause is { } code)
            throw new StagePausedException(code, Words(code), pass.Until);
        instruments.OnWaited(agent, pass.Wait);
        if (pass.Wait == TimeSpan.Zero)
            return;
        try
        {
            await Task.Delay(pass.Wait, clock, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            Gate.Leave(tokens).Ignore();
            throw;
        }
    }

    private async Task<ModelReply> CallAsync(ModelPrompt prompt, int tokens, CancellationToken cancellationToken)
    {
        try
        {
            return await model.AskAsync(prompt, cancellationToken);
        }
        catch (Exception error)
        {
            instruments.OnFailed(prompt.Agent, error is OperationCanceledException);
            SettleAsync(new CallUse(tokens, Answered: false, 0, 0, 0)).Ignore();
            throw;
        }
    }

    /// <summary>The day's sum is told of a call once, if it can be; a result is worth more than a sum, so its loss fails nothing.</summary>
    private async Task SettleAsync(CallUse use)
    {
        try
        {
            await PatientlyAsync(
                async () =>
                {
                    await Gate.Settle(use);
                    return true;
                },
                SettlePatience,
                CancellationToken.None);
        }
        catch (Exception error)
        {
            LogNotCounted(logger, error);
        }
    }

    private async Task<T> PatientlyAsync<T>(Func<Task<T>> call, TimeSpan patience, CancellationToken cancellationToken)
    {
        var giveUpAt = clock.GetUtcNow() + patience;
        var pause = FirstPause;
        while (true)
        {
            try
            {
                return await call().WaitAsync(CallLimit, clock, cancellationToken);
            }
            catch (Exception error) when (IsOurOwn(error) && clock.GetUtcNow() < giveUpAt)
            {
                LogAskedAgain(logger, error.GetType().Name);
                await Task.Delay(pause, clock, cancellationToken);
                pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
            }
            catch (Exception error) when (IsOurOwn(error))
            {
                throw new StageException("paid_results_unavailable", "The store of paid results gave no answer.", inner: error);
            }
        }
    }

    private decimal CostOf(ModelReply reply) => Math.Round(
        ((reply.InputTokens * options.Value.InputUsdPerMillion) + (reply.OutputTokens * options.Value.OutputUsdPerMillion)) / PriceUnit, CostPlaces);

    private static string Words(string code) => code == ModelGateGrain.BudgetSpent
        ? "The day's budget for models is spent."
        : "The cluster's rate for models is used up for now.";

    /// <summary>True for trouble of the cluster or the store, which passes without anybody's doing.</summary>
    private static bool IsOurOwn(Exception error) =>
        error is not (OperationCanceledException or AssayException { Kind: not ErrorKind.Unavailable });

    [LoggerMessage(Level = LogLevel.Warning, Message = "The gate or the store of paid results cannot answer now ({Reason}); it is asked again")]
    private static partial void LogAskedAgain(ILogger logger, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A paid call could not be added to the day's sum; its result and cost are stored")]
    private static partial void LogNotCounted(ILogger logger, Exception error);
}
