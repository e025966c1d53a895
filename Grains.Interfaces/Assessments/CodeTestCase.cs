namespace Assay.Assessments;

/// <summary>One test case of a coding question.</summary>
/// <param name="Input">Standard input of the program.</param>
/// <param name="ExpectedOutput">What it must print.</param>
/// <param name="Hidden">True when candidates must never see it.</param>
[GenerateSerializer]
[Immutable]
[Alias("assay.CodeTestCase")]
public sealed record CodeTestCase(string Input, string ExpectedOutput, bool Hidden);
