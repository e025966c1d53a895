using Assay.Scoring;

namespace Assay.Api.Utils;

/// <summary>What a program did.</summary>
/// <param name="Success">It ran to its end without an error.</param>
/// <param name="Output">What it printed.</param>
/// <param name="Error">Without success: what the compiler or the program said of it, else a sentence. Null with success.</param>
/// <param name="ExecutionTime">Seconds of processor time, or null where the runner did not tell.</param>
internal sealed record RunCodeReply(bool Success, string Output, string? Error, decimal? ExecutionTime)
{
    private const int Longest = 65_536;

    public static RunCodeReply Of(CodeRun run) => new(
        run.Outcome == CodeRunOutcome.Finished,
        Shown(run.Output),
        run.Outcome == CodeRunOutcome.Finished ? null : Shown(ErrorOf(run)),
        run.Milliseconds / 1000m);

    private static string ErrorOf(CodeRun run)
    {
        var said = run.Outcome == CodeRunOutcome.CompileError ? run.CompilerOutput : run.Error;
        return run.Outcome switch
        {
            CodeRunOutcome.TimeLimit => "The program took longer than it may.",
            CodeRunOutcome.OutputLimit => "The program printed more than is read.",
            _ when said.Length > 0 => said,
            CodeRunOutcome.CompileError => "The program does not compile.",
            _ => "The program ended with an error.",
        };
    }

    // Never half of a character.
    private static string Shown(string text) => text.Length <= Longest ? text : text[..(char.IsHighSurrogate(text[Longest - 1]) ? Longest - 1 : Longest)];
}
