namespace Assay.RescoreJobs;

/// <summary>Where a rescore of an assessment stands.</summary>
public enum RescoreJobState
{
    /// <summary>Begins items whenever nothing else wants to work.</summary>
    Running,

    /// <summary>Begins nothing; what had begun goes on.</summary>
    Paused,

    /// <summary>Ended by an admin; what had begun goes on.</summary>
    Cancelled,

    /// <summary>Every item has its result.</summary>
    Completed,
}
