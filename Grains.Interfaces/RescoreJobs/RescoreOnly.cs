namespace Assay.RescoreJobs;

/// <summary>Which handed-in submissions of an assessment a rescore job takes.</summary>
public enum RescoreOnly
{
    /// <summary>All of them.</summary>
    All,

    /// <summary>Those with a score that waits for a human.</summary>
    Provisional,

    /// <summary>Those whose scoring was given up.</summary>
    Failed,
}
