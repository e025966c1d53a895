namespace Assay.Scoring;

/// <summary>What came of one test case of a coding question. Holds neither input nor output: hidden cases stay hidden.</summary>
/// <param name="Number">1 for the first test case of the question.</param>
/// <param name="Hidden">True when the candidate never sees it.</param>
/// <param name="Passed">True when the output was the expected one.</param>
/// <param name="Status">Stable code: <c>passed</c>, <c>wrong_output</c>, <c>time_limit</c>, <c>compile_error</c>, <c>runtime_error</c>.</param>
/// <param name="Milliseconds">Processor time, or null where the runner did not tell.</param>
/// <param name="Kilobytes">Memory, or null where the runner did not tell.</param>
[GenerateSerializer]
[Immutable]
[Alias("assay.CodeTestResult")]
public sealed record CodeTestResult(int Number, bool Hidden, bool Passed, string Status, int? Milliseconds, int? Kilobytes);
