namespace Assay.Scoring;

/// <summary>Something in an answer that is addressed to the grader instead of answering. The text itself is not kept here.</summary>
/// <param name="AttackClass">Stable code of the class, for example <c>direct_override</c>.</param>
/// <param name="InputHash">SHA-256 of the answer as handed in (UTF-8), lower-case hexadecimal.</param>
[GenerateSerializer]
[Immutable]
[Alias("assay.AttackFinding")]
public sealed record AttackFinding(string AttackClass, string InputHash);
