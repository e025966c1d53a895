namespace Assay.Scoring;

/// <summary>A program to run.</summary>
/// <param name="Language">The language by name, for example <c>python</c>; see <see cref="CodeRunLimits"/> for lengths.</param>
/// <param name="Source">The program.</param>
/// <param name="Input">Its standard input, given to it as it is.</param>
[GenerateSerializer]
[Immutable]
[Alias("assay.CodeRunRequest")]
public sealed record CodeRunRequest(string Language, string Source, string Input);
