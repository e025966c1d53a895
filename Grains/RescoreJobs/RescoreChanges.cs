using System.Collections.Immutable;
using Assay.Audit;

namespace Assay.RescoreJobs;

/// <summary>The pure steps of a rescore job.</summary>
internal static class RescoreChanges
{
    /// <summary>One page of the catalog: a new part of the results, unless nothing of it was asked for.</summary>
    public static RescoreState Listed(RescoreState job, ImmutableArray<string> submissions, string? nextCursor) => job with
    {
        Cursor = nextCursor,
        ListedAll = nextCursor is null,
        Parts = job.Parts + (submissions.IsEmpty ? 0 : 1),
        Queue = submissions,
    };

    /// <summary>The next of the queue are about to begin.</summary>
    public static RescoreState Begun(RescoreState job, int count) => job with
    {
        InFlight = [.. job.InFlight, .. job.Queue.Take(count).Select(id => new RescoreFlight(id, job.Parts - 1))],
        Queue = [.. job.Queue.Skip(count)],
    };

    /// <summary>Some have their results, which are written already.</summary>
    public static RescoreState Settled(RescoreState job, IReadOnlyCollection<RescoreItem> ended) => job with
    {
        InFlight = job.InFlight.RemoveAll(flight => ended.Any(item => item.SubmissionId == flight.SubmissionId)),
        Done = job.Done + ended.Count(item => item.State == RescoreItemState.Done),
        Failed = job.Failed + ended.Count(item => item.State == RescoreItemState.Failed),
        Skipped = job.Skipped + ended.Count(item => item.State == RescoreItemState.Skipped),
    };

    /// <summary>Nothing more will begin.</summary>
    public static RescoreState Cancelled(RescoreState job, DateTimeOffset now) => job with
    {
        State = RescoreJobState.Cancelled,
        Skipped = job.Skipped + job.Queue.Length,
        Queue = [],
        FinishedAt = job.InFlight.IsEmpty ? now : null,
    };

    /// <summary>The job with its end, if this is it; else null.</summary>
    public static RescoreState? Finished(RescoreState job, string key, DateTimeOffset now)
    {
        if (!job.InFlight.IsEmpty || job.FinishedAt is not null)
            return null;
        if (job.State == RescoreJobState.Cancelled)
            return job with { FinishedAt = now };
        if (job.State != RescoreJobState.Running || !job.ListedAll || !job.Queue.IsEmpty)
            return null;
        return (job with { State = RescoreJobState.Completed, FinishedAt = now })
            .Audited(now, Submissions.Timeline.System, "assessment.rescore_completed", $"{key}: {job.Done} done, {job.Failed} failed, {job.Skipped} skipped");
    }

    /// <summary>A line of the audit, about the assessment, written with the change.</summary>
    public static RescoreState Audited(this RescoreState job, DateTimeOffset at, string actor, string action, string details) =>
        job with { PendingAudit = job.PendingAudit.Add(new AuditEntry(at, actor, action, job.Created.AssessmentId, details)) };
}
