using System.Collections.Immutable;
using Assay.Audit;
using Assay.Errors;
using Assay.Submissions;
using Microsoft.Extensions.DependencyInjection;

namespace Assay.Queue;

/// <summary>Walks over the broker's dead letters, one call at a time.</summary>
[GrainType("dead-letters")]
internal sealed class DeadLetterGrain(
    IDeadLetterQueue queue,
    IAuditLog audit,
    [FromKeyedServices(AssayClock.Key)] TimeProvider clock) : Grain, IDeadLetterGrain
{
    private static readonly TimeSpan PeekLimit = TimeSpan.FromSeconds(10);

    /// <summary>Shorter than the caller's patience, and far shorter than a lock.</summary>
    private static readonly TimeSpan WalkLimit = TimeSpan.FromSeconds(60);

    public async Task<LetterList> List()
    {
        if (!queue.IsConfigured)
            return new LetterList(false, [], null);
        using var limit = new CancellationTokenSource(PeekLimit);
        try
        {
            return new LetterList(true, await queue.PeekAsync(IDeadLetterGrain.Most, limit.Token), null);
        }
        catch (AssayException failure) when (failure.Kind == ErrorKind.Unavailable)
        {
            return new LetterList(true, [], failure.Code);
        }
    }

    public async Task<LetterCount> Reconcile(AdminCommand command, ImmutableArray<string> only, bool dryRun)
    {
        RequireBus("reconcile");
        if (!dryRun && only.IsEmpty)
            await AuditAsync(command, "dead_letters.reconcile", "bus", command.Reason);
        var tally = new LetterTally();
        var whole = dryRun ? await LookAsync(only, tally) : await WalkAsync(
            async letter => (only.IsEmpty || (letter.SubmissionId is { } id && only.Contains(id))) && tally.Add(letter, await FateAsync(letter, dryRun: false)));
        var count = tally.Total(more: !whole);
        if (!dryRun && count.Settled + count.Resent > 0)
            await AuditAsync(command, "dead_letters.reconciled", "bus", $"{count.Settled} settled, {count.Resent} sent again, {count.Kept} kept");
        return count;
    }

    public async Task<ImmutableArray<LetterKey>> Discard(AdminCommand command, ImmutableArray<LetterKey> letters)
    {
        RequireBus("discard");
        var found = ImmutableArray.CreateBuilder<LetterKey>();
        await WalkAsync(async letter =>
        {
            var key = new LetterKey(letter.Queue, letter.SequenceNumber);
            if (!letters.Contains(key))
                return false;

            // First: a letter that nobody can tell the end of would be worse than an entry for one that is still there.
            await AuditAsync(command, "dead_letter.discarded", letter.SubmissionId ?? letter.Queue, $"{letter.Queue} {letter.SequenceNumber}: {command.Reason}");
            found.Add(key);
            return true;
        });
        return found.ToImmutable();
    }

    private async Task<bool> LookAsync(ImmutableArray<string> only, LetterTally tally)
    {
        using var limit = new CancellationTokenSource(WalkLimit);
        var letters = await queue.PeekAsync(IDeadLetterGrain.Most, limit.Token);
        foreach (var letter in letters.Where(letter => only.IsEmpty || (letter.SubmissionId is { } id && only.Contains(id))))
            tally.Add(letter, await FateAsync(letter, dryRun: true));
        return letters.GroupBy(letter => letter.Queue).All(group => group.Count() < IDeadLetterGrain.Most);
    }

    private async Task<bool> WalkAsync(Func<BusLetter, Task<bool>> settles)
    {
        using var limit = new CancellationTokenSource(WalkLimit);
        return await queue.WalkAsync(settles, IDeadLetterGrain.Most, limit.Token);
    }

    private async Task<LetterFate?> FateAsync(BusLetter letter, bool dryRun)
    {
        if (letter is not { SubmissionId: { } id, Job: { } job } || !(letter.IsTransport || letter.IsVerdict))
            return LetterFate.Keep;
        try
        {
            return await GrainFactory.GetGrain<ISubmissionGrain>(id).Reconcile(job, letter.IsVerdict, dryRun);
        }
        catch (AssayException gone) when (gone.Kind == ErrorKind.Gone)
        {
            return LetterFate.Settle;
        }
        catch (AssayException unknown) when (unknown.Kind == ErrorKind.NotFound)
        {
            return LetterFate.Keep;
        }
        catch (Exception trouble) when (trouble is AssayException or OrleansException or TimeoutException)
        {
            return null;
        }
    }

    private void RequireBus(string what)
    {
        if (!queue.IsConfigured)
        {
            throw new AssayException(
                ErrorKind.Conflict,
                "not_in_direct_mode",
                $"There is nothing to {what}: without a bus the failed submissions are the store's own. Replay them, or leave them as they are.");
        }
    }

    private Task AuditAsync(AdminCommand command, string action, string subject, string? details) =>
        audit.AppendAsync(new AuditEntry(clock.GetUtcNow(), command.Actor, action, subject, details), CancellationToken.None);
}
