using System.Collections.Immutable;
using Assay.Scoring.Models;

namespace Assay.Scoring.Code;

/// <summary>Sentences for the admin about test cases: counts only, never what a case holds or what the program or its compiler printed.</summary>
internal static class CodeFeedback
{
    public const string OnlyTests = "Only the test cases were judged, not how the code is written.";

    public const string WithoutModel = "The model that was to judge the rest could not be asked (" + ModelGrader.FallbackReason + ").";

    public static string Of(ImmutableArray<CodeTestResult> results)
    {
        if (results.All(result => result.Status == CodeTestStatus.CompileError))
            return $"The code does not compile, so none of the {Cases(results.Length)} passed.";
        var hidden = results.Count(result => result.Hidden);
        var passed = $"{results.Count(result => result.Passed)} of {Cases(results.Length)} passed";
        if (hidden > 0)
            passed += $" ({results.Count(result => result is { Hidden: true, Passed: true })} of {hidden} hidden)";
        string[] failures =
        [
            .. Count(results, CodeTestStatus.WrongOutput, "printed something else"),
            .. Count(results, CodeTestStatus.TimeLimit, "took too long"),
            .. Count(results, CodeTestStatus.RuntimeError, "ended with an error"),
            .. Count(results, CodeTestStatus.CompileError, "did not compile"),
        ];
        return failures.Length == 0 ? passed + "." : $"{passed}; {string.Join(", ", failures)}.";
    }

    public static string NotRun(CodeRunOutcome outcome) => outcome == CodeRunOutcome.UnknownLanguage
        ? "The code was not run: the code runner does not offer the question's language."
        : "The code was not run: the code runner does not accept it.";

    private static IEnumerable<string> Count(ImmutableArray<CodeTestResult> results, string status, string what)
    {
        var count = results.Count(result => result.Status == status);
        return count == 0 ? [] : [$"{count} {what}"];
    }

    private static string Cases(int count) => count == 1 ? "1 test case" : $"{count} test cases";
}
