namespace Assay.RescoreJobs;

/// <summary>Where one submission of a rescore job stands.</summary>
public enum RescoreItemState
{
    /// <summary>Not begun.</summary>
    Queued,

    /// <summary>Its run is going, or about to begin.</summary>
    Running,

    /// <summary>Scored and reported anew.</summary>
    Done,

    /// <summary>Its run was given up.</summary>
    Failed,

    /// <summary>Not scored again by this job.</summary>
    Skipped,
}
