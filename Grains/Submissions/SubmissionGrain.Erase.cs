using Assay.Errors;
using Assay.LoginCodes;
using Assay.RescoreJobs;
using Assay.Retention;
using Assay.Scoring.Models.Paid;

namespace Assay.Submissions;

internal sealed partial class SubmissionGrain
{
    private const int PurgePage = 64;
    private const int MostPurgePages = 64;
    private static readonly TimeSpan PurgeQueryLimit = TimeSpan.FromSeconds(10);

    /// <summary>
    /// First the tombstone, which is one write with its audit entry and carries what is left to do; then the rows beside it. Who
    /// dies before the first has erased nothing; who dies after it leaves an alarm by which recovery finishes.
    /// </summary>
    public async Task<ErasureReply> Erase(AdminCommand command)
    {
        await BeSureAsync();
        if (Current.Status != SubmissionStatus.Erased)
            await BuryAsync(command);
        else if (Current.Erasure is not { Purges: 0 })
            return Reply();

        await PurgeAsync();
        return Reply();

        ErasureReply Reply() => new(Current.Erasure!.At, Current.Erasure.Purges > 0);
    }

    public async Task<bool> EraseOfAge(RetentionClass kind, DateTimeOffset before)
    {
        await BeSureAsync();
        if (!RetentionRules.IsDue(Current, kind, before, Now))
            return false;
        await BuryAsync(new AdminCommand(RetentionRules.Actor, RetentionRules.ReasonOf(kind)));
        await PurgeAsync();
        return true;
    }

    private async Task BuryAsync(AdminCommand command)
    {
        var now = Now;
        await CommitAsync(
            state => state!.Status == SubmissionStatus.Erased
                ? null
                : ErasureChanges.Tombstone(state, now).Audited(now, command.Actor, "submission.erased", Key, command.Reason),
            erased: true);
        _services.Instruments.OnErased(byAge: command.Actor == RetentionRules.Actor);
    }

    private async Task<WakeReply> PurgeIfDueAsync()
    {
        if (!(Current.Erasure?.PurgeAt <= Now))
            return WakeReply.NothingDue;
        return await PurgeAsync() ? WakeReply.Acted : WakeReply.NothingDue;
    }

    /// <summary>Removes what lies beside the submission's own row. Saying it twice is harmless; false when it has to be said again.</summary>
    private async Task<bool> PurgeAsync()
    {
        try
        {
            await EndRunAsync();
            await RemoveRowsAsync(SheetPartGrain.StateName, $"part_{Key}.", key => GrainFactory.GetGrain<ISheetPartGrain>(key).Remove());
            await RemoveRowsAsync(RevisionGrain.StateName, $"rev_{Key}.", key => GrainFactory.GetGrain<IRevisionGrain>(key).Remove());
            await RemoveRowsAsync(PaidRowGrain.StateName, PaidRowKeys.PrefixOf(Key), key => GrainFactory.GetGrain<IPaidRowGrain>(key).Remove());
            if (Current.Erasure?.LoginCodeKey is { } code)
                await GrainFactory.GetGrain<ILoginCodeGrain>(code).Remove(Key);
            foreach (var results in Current.Erasure?.ResultsKeys ?? [])
                await GrainFactory.GetGrain<IRescoreResultsGrain>(results).Forget(Key);
            await RemoveReminderAsync();
            using var stop = new CancellationTokenSource(PurgeQueryLimit);
            await _services.Erasures.RemoveTracesAsync(stop.Token);
            await CommitAsync(state => ErasureChanges.Purged(state!, _options.Lease, Now), erased: true);
            return true;
        }
        catch (Exception error)
        {
            // The tombstone is durable: whatever kept the purge from ending, its alarm rings again.
            LogPurgeFailed(_logger, error, Key);
            await PostponeAsync();
            return false;
        }
        finally
        {
            DeactivateOnIdle();
        }
    }

    /// <summary>Waits for the cancelled run, which may be copying an evaluation to a row of its own right now.</summary>
    private async Task EndRunAsync()
    {
        if (_running is not { } handle)
            return;
        await handle.Stop.CancelAsync();
        await handle.Task.WaitAsync(LongestSaveWait);
    }

    private async Task RemoveRowsAsync(string stateName, string prefix, Func<string, Task> remove)
    {
        for (var page = 0; page < MostPurgePages; page++)
        {
            using var stop = new CancellationTokenSource(PurgeQueryLimit);
            var keys = await _services.Erasures.KeysAsync(stateName, prefix, PurgePage, stop.Token);
            await Task.WhenAll(keys.Select(remove));
            if (keys.Length < PurgePage)
                return;
        }

        throw new AssayException(ErrorKind.Unavailable, "purge_unfinished", "There is more to remove than one purge may take.");
    }

    private async Task PostponeAsync()
    {
        try
        {
            await CommitAsync(state => ErasureChanges.Postponed(state!, Now), erased: true);
        }
        catch (AssayException)
        {
            // The store is away: the alarm keeps its time.
        }
    }
}
