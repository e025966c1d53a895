namespace Assay.Assessments;

/// <summary>One option of a multiple-choice question.</summary>
/// <param name="Id">Identity inside its question.</param>
/// <param name="Text">What the candidate reads.</param>
[GenerateSerializer]
[Immutable]
[Alias("assay.AnswerOption")]
public sealed record AnswerOption(string Id, string Text);
