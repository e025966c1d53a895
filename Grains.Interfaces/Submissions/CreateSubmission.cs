namespace Assay.Submissions;

/// <summary>An admin's order to create one test for one candidate.</summary>
[GenerateSerializer]
[Immutable]
[Alias("assay.CreateSubmission")]
public sealed record CreateSubmission
{
    /// <summary>The assessment to take.</summary>
    [Id(0)]
    public string AssessmentId { get; init; } = "";

    /// <summary>The version it is taken and scored with, for ever.</summary>
    [Id(1)]
    public int AssessmentVersion { get; init; }

    /// <summary>The title, copied for lists and mails.</summary>
    [Id(2)]
    public string AssessmentTitle { get; init; } = "";

    /// <summary>Minutes from the first start, 1–480.</summary>
    [Id(3)]
    public int DurationMinutes { get; init; } = 60;

    /// <summary>The candidate's e-mail.</summary>
    [Id(4)]
    public string CandidateEmail { get; init; } = "";

    /// <summary>The candidate's name, or empty.</summary>
    [Id(5)]
    public string CandidateName { get; init; } = "";

    /// <summary>Which client asked: <c>smart-mock</c> or <c>talens-interview</c>.</summary>
    [Id(6)]
    public string Source { get; init; } = "smart-mock";

    /// <summary>E-mail of the admin who created it.</summary>
    [Id(7)]
    public string InitiatedBy { get; init; } = "";

    /// <summary>The role it screens for, free text.</summary>
    [Id(8)]
    public string? TargetRole { get; init; }

    /// <summary>Key of the login code's grain (the code's hash), so that erasing can find it.</summary>
    [Id(9)]
    public string? LoginCodeKey { get; init; }
}
