namespace Assay.Scoring;

/// <summary>Whether a language model answers.</summary>
[GenerateSerializer]
[Alias("assay.ModelState")]
public enum ModelState
{
    /// <summary>It cannot be had, or there is none.</summary>
    Unavailable,

    /// <summary>Its service is there, and something is wrong.</summary>
    Degraded,

    /// <summary>It answers.</summary>
    Healthy,
}
