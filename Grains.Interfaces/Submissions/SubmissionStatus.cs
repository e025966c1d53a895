namespace Assay.Submissions;

/// <summary>Where a candidate is on the way through a test.</summary>
public enum SubmissionStatus
{
    /// <summary>Created, not started.</summary>
    Pending,

    /// <summary>Started, not handed in.</summary>
    InProgress,

    /// <summary>Handed in by the candidate.</summary>
    Completed,

    /// <summary>Handed in by the clock or by the client on the candidate's behalf.</summary>
    CompletedAutoSubmitted,

    /// <summary>The login code ran out before the start.</summary>
    Expired,

    /// <summary>Taken out of the competition.</summary>
    Disqualified,

    /// <summary>The candidate's data was removed; only the fact that there was a submission is left.</summary>
    Erased,
}
