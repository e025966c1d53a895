using System.Collections.Immutable;
using Assay.Assessments;

namespace Assay.Scoring.Code;

/// <summary>Runs an answer against the test cases of its question, hidden ones too.</summary>
internal sealed class CodeTests(ICodeRunner runner)
{
    // Enough to make twenty cases short, few enough to leave the runner to the neighbours.
    private const int Together = 4;

    /// <summary>The result of each test case in order; or, when the runner did not take the program, which of the two refusals it was.</summary>
    public async Task<(ImmutableArray<CodeTestResult> Results, CodeRunOutcome? NotRun)> RunAsync(
        Question question, string source, CancellationToken cancellationToken)
    {
        var runs = new CodeRun[question.TestCases.Length];
        runs[0] = await RunAsync(question, source, 0, cancellationToken);

        // What does not compile for the first does not for the others either.
        if (runs[0].Outcome == CodeRunOutcome.CompileError)
            Array.Fill(runs, new CodeRun { Outcome = CodeRunOutcome.CompileError });
        else if (!IsNotRun(runs[0]))
            await RunOthersAsync();

        return Array.Find(runs, IsNotRun) is { } refused
            ? ([], refused.Outcome)
            : ([.. runs.Select((run, at) => Judge(at + 1, question.TestCases[at], run))], null);

        Task RunOthersAsync() => Parallel.ForEachAsync(
            Enumerable.Range(1, runs.Length - 1),
            new ParallelOptions { MaxDegreeOfParallelism = Together, CancellationToken = cancellationToken },
            async (at, token) => runs[at] = await RunAsync(question, source, at, token));
    }

    private Task<CodeRun> RunAsync(Question question, string source, int at, CancellationToken cancellationToken) =>
        runner.RunAsync(new CodeRunRequest(question.ProgrammingLanguage ?? "", source, question.TestCases[at].Input), cancellationToken);

    private static bool IsNotRun(CodeRun? run) => run is { Outcome: CodeRunOutcome.UnknownLanguage or CodeRunOutcome.Refused };

    private static CodeTestResult Judge(int number, CodeTestCase test, CodeRun run)
    {
        var status = run.Outcome switch
        {
            CodeRunOutcome.Finished when OutputComparison.Same(test.ExpectedOutput, run.Output) => CodeTestStatus.Passed,
            CodeRunOutcome.Finished or CodeRunOutcome.OutputLimit => CodeTestStatus.WrongOutput,
            CodeRunOutcome.CompileError => CodeTestStatus.CompileError,
            CodeRunOutcome.TimeLimit => CodeTestStatus.TimeLimit,
            _ => CodeTestStatus.RuntimeError,
        };
        return new CodeTestResult(number, test.Hidden, status == CodeTestStatus.Passed, status, run.Milliseconds, run.Kilobytes);
    }
}
