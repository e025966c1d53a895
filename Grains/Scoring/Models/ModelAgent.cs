namespace Assay.Scoring.Models;

/// <summary>Which member of the team is asked.</summary>
public enum ModelAgent
{
    /// <summary>Judges written answers.</summary>
    TextAnalyst,

    /// <summary>Judges code.</summary>
    CodeAnalyst,

    /// <summary>Writes a report from a stored evaluation.</summary>
    ReportSynthesizer,
}
