using Assay.Submissions;

namespace Assay.RescoreJobs;

/// <summary>What a submission knows of the runs that jobs have begun.</summary>
internal static class JobRuns
{
    // More jobs than any assessment sees. The oldest is forgotten: only a job that is still going asks.
    private const int Most = 50;

    public static JobRun? RunOf(this SubmissionState state, string job) => state.JobRuns.FirstOrDefault(run => run.JobId == job);

    /// <summary>Remembers the run that has just been queued, with the score that stood before it.</summary>
    public static SubmissionState WithRunOf(this SubmissionState state, RescoreOrder order)
    {
        var runs = state.JobRuns.Length < Most ? state.JobRuns : state.JobRuns.RemoveAt(0);
        return state with { JobRuns = runs.Add(new JobRun(order.JobId, order.ResultsKey, state.Run.Number, state.Evaluation?.Percentage)) };
    }

    /// <summary>What has become of it.</summary>
    public static RescoreItem ItemOf(this SubmissionState state, string key, JobRun run)
    {
        var item = new RescoreItem { SubmissionId = key, OldPercentage = run.OldPercentage, RunSequence = run.Run };
        var isPresent = state.Run.Number == run.Run;
        if (isPresent && state.Run.Phase != RunPhase.Ended)
            return item with { State = RescoreItemState.Running };

        var scored = state.Revisions.FirstOrDefault(revision => revision.RunSequence == run.Run);
        var failed = isPresent && (state.ScoringStatus == StageStatus.Failed || state.ReportStatus == StageStatus.Failed);
        if (failed)
            return item with { State = RescoreItemState.Failed, NewPercentage = scored?.Percentage, Code = state.Run.LastError?.ErrorCode };
        return scored is null
            ? item with { State = RescoreItemState.Skipped, Code = RescoreSkips.Superseded }
            : item with { State = RescoreItemState.Done, NewPercentage = scored.Percentage };
    }
}
