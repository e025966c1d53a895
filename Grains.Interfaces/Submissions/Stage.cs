namespace Assay.Submissions;

/// <summary>The stages of a submission's pipeline, in order.</summary>
public enum Stage
{
    /// <summary>Grade every answer and add up.</summary>
    Score,

    /// <summary>Write the report from the stored evaluation.</summary>
    Report,
}
