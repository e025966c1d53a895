namespace Assay.Submissions;

/// <summary>Where a stage (score, report) of a submission's pipeline stands.</summary>
public enum StageStatus
{
    /// <summary>Not begun.</summary>
    Pending,

    /// <summary>Accepted for work: waiting for a slot, running, or waiting for its next attempt.</summary>
    InProgress,

    /// <summary>Done; the result is stored.</summary>
    Completed,

    /// <summary>Given up; an admin can reopen it.</summary>
    Failed,

    /// <summary>There is nothing to do.</summary>
    Skipped,
}
