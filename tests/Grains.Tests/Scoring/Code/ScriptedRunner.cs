using System.Collections.Immutable;
using Assay.Scoring;
using Assay.Scoring.Code;

namespace Assay.Grains.Tests.Scoring.Code;

/// <summary>A runner that does what its test says for each input, and notes what it was asked.</summary>
internal sealed class ScriptedRunner(Func<CodeRunRequest, CodeRun> run) : ICodeRunner
{
    private ImmutableList<CodeRunRequest> _asked = [];
    private int _inside;
    private int _mostInside;

    public ImmutableList<CodeRunRequest> Asked => _asked;

    public int MostInside => _mostInside;

    public static ScriptedRunner Printing(Func<string, string> output) => new(request => Prints(output(request.Input)));

    public static ScriptedRunner Ending(CodeRunOutcome outcome) => new(_ => new CodeRun { Outcome = outcome });

    public static CodeRun Prints(string output) => new() { Outcome = CodeRunOutcome.Finished, Output = output, Milliseconds = 7, Kilobytes = 900 };

    public async Task<CodeRun> RunAsync(CodeRunRequest request, CancellationToken cancellationToken)
    {
        ImmutableInterlocked.Update(ref _asked, static (list, item) => list.Add(item), request);
        var inside = Interlocked.Increment(ref _inside);
        for (var seen = _mostInside; inside > seen && Interlocked.CompareExchange(ref _mostInside, inside, seen) != seen;)
            seen = _mostInside;
        try
        {
            // Lets the others in.
            await Task.Delay(1, cancellationToken);
            return run(request);
        }
        finally
        {
            Interlocked.Decrement(ref _inside);
        }
    }
}
