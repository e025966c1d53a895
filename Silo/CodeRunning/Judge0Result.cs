using System.Text;
using Assay.Scoring;

namespace Assay.Silo.CodeRunning;

/// <summary>A program's result as it is read; texts in base64, time in seconds, memory in kB.</summary>
internal sealed record Judge0Result(Judge0Status? Status, string? Stdout, string? Stderr, string? CompileOutput, decimal? Time, decimal? Memory)
{
    private const int InQueue = 1;
    private const int Processing = 2;
    private const int Accepted = 3;
    private const int WrongAnswer = 4;
    private const int TimeLimit = 5;
    private const int CompilationError = 6;
    private const int FirstRuntimeError = 7;
    private const int LastRuntimeError = 12;
    private const int InternalError = 13;
    private const int ExecFormatError = 14;

    public bool IsQueued => Status?.Id == InQueue;

    public bool IsPending => IsQueued || Status?.Id == Processing;

    /// <summary>The run; a fault of the service is thrown.</summary>
    public CodeRun ToRun() => new()
    {
        Outcome = Outcome(),
        Output = Text(Stdout),
        Error = Text(Stderr),
        CompilerOutput = Text(CompileOutput),
        Milliseconds = Whole(Time * 1000),
        Kilobytes = Whole(Memory),
    };

    private CodeRunOutcome Outcome() => Status?.Id switch
    {
        // Without an expected output the service has nothing to find wrong, whatever it calls the end.
        Accepted or WrongAnswer => CodeRunOutcome.Finished,
        TimeLimit => CodeRunOutcome.TimeLimit,
        CompilationError => CodeRunOutcome.CompileError,

        // The last: what was compiled is nothing that can be started, for example for want of a main class.
        (>= FirstRuntimeError and <= LastRuntimeError) or ExecFormatError => CodeRunOutcome.RuntimeError,
        InternalError => throw Judge0Failures.Internal(),
        _ => throw Judge0Failures.Unreadable(null),
    };

    private static string Text(string? base64)
    {
        if (string.IsNullOrEmpty(base64))
            return "";
        try
        {
            // Not every byte that a program prints is text.
            return Encoding.UTF8.GetString(Convert.FromBase64String(base64));
        }
        catch (FormatException broken)
        {
            throw Judge0Failures.Unreadable(broken);
        }
    }

    private static int? Whole(decimal? value) => value is >= 0 and <= int.MaxValue ? (int)decimal.Round(value.Value) : null;
}
