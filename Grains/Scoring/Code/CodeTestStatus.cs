namespace Assay.Scoring.Code;

/// <summary>The stable codes of <see cref="CodeTestResult.Status"/>.</summary>
internal static class CodeTestStatus
{
    public const string Passed = "passed";

    public const string WrongOutput = "wrong_output";

    public const string TimeLimit = "time_limit";

    public const string CompileError = "compile_error";

    public const string RuntimeError = "runtime_error";
}
