using Assay.Errors;
using Assay.Queue;
using Assay.Submissions;

namespace Assay.Api.Admin.DeadLetters;

/// <summary>
/// Tries failed submissions again. Each reopens itself durably and sets its work off, over the bus where there is one, before its dead
/// letter is settled: whoever dies in between leaves a letter that the next reconcile settles.
/// </summary>
internal static class Replay
{
    public static async Task<ReplayReply> RunAsync(ReplayRequest request, AdminCommand order, IGrainFactory grains, TimeProvider clock, CancellationToken aborted)
    {
        var results = new List<ReplayResult>();
        var pause = TimeSpan.FromSeconds(1) / request.PerSecond;
        foreach (var id in request.Ids)
        {
            if (results.Count > 0 && !request.DryRun)
                await Task.Delay(pause, clock, aborted);
            results.Add(await OneAsync(grains, id, order, request.DryRun));
        }

        var replayed = results.Where(result => result.Success).Select(result => result.Id);
        return ReplayReply.Of(results) with
        {
            DryRun = request.DryRun,
            LettersSettled = request.DryRun ? 0 : await SettleAsync(grains, order, [.. replayed]),
        };
    }

    private static async Task<ReplayResult> OneAsync(IGrainFactory grains, string id, AdminCommand order, bool dryRun)
    {
        try
        {
            var grain = grains.GetGrain<ISubmissionGrain>(Ids.Submission(id));
            var run = dryRun ? await LookAsync(grain) : (await grain.Retry(order)).RunSequence;
            return new ReplayResult(id, true, run, null, null);
        }
        catch (AssayException refusal)
        {
            return new ReplayResult(id, false, null, refusal.Code, refusal.Message);
        }
        catch (Exception trouble) when (trouble is OrleansException or TimeoutException)
        {
            return new ReplayResult(id, false, null, "unavailable", "The cluster did not answer; whether it was replayed is not known. Look, or repeat the call.");
        }
    }

    private static async Task<int> LookAsync(ISubmissionGrain grain)
    {
        var detail = await grain.GetDetail() ?? throw new AssayException(ErrorKind.NotFound, "submission_not_found", "There is no such submission.");
        return detail.Session.ScoringStatus == StageStatus.Failed || detail.ReportStatus == StageStatus.Failed
            ? detail.RunSequence
            : throw new AssayException(ErrorKind.Conflict, "not_failed", "Neither scoring nor the report has failed.");
    }

    private static async Task<int?> SettleAsync(IGrainFactory grains, AdminCommand order, System.Collections.Immutable.ImmutableArray<string> replayed)
    {
        if (replayed.IsEmpty)
            return 0;
        try
        {
            return (await grains.GetGrain<IDeadLetterGrain>(IDeadLetterGrain.Key).Reconcile(order, replayed, dryRun: false)).Settled;
        }
        catch (AssayException refusal) when (refusal.Kind == ErrorKind.Conflict)
        {
            return 0;
        }
        catch (Exception trouble) when (trouble is AssayException or OrleansException or TimeoutException)
        {
            return null;
        }
    }
}
