namespace Assay.Submissions;

/// <summary>What a submission's present run is doing.</summary>
public enum RunPhase
{
    /// <summary>Not handed in yet.</summary>
    None,

    /// <summary>Waits in the store for a job slot.</summary>
    Waiting,

    /// <summary>A silo works on it.</summary>
    Running,

    /// <summary>An attempt failed or was paused; the next has a due time.</summary>
    RetryWait,

    /// <summary>At rest: done, failed or skipped.</summary>
    Ended,
}
