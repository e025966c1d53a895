namespace Assay.Scoring.Models;

/// <summary>How a model's reply ended.</summary>
public enum ModelEnding
{
    /// <summary>By itself.</summary>
    Complete,

    /// <summary>It was cut off at the limit of its length.</summary>
    Truncated,

    /// <summary>The model or its service declined to answer.</summary>
    Refused,
}
