using Assay.Pipeline;
using Orleans.Concurrency;

namespace Assay.Scoring.Code;

/// <summary>Runs a candidate's program for the API. Reentrant: it holds nothing, and a run is mostly waiting.</summary>
[GrainType("code-run")]
[StatelessWorker]
[Reentrant]
internal sealed class CodeRunGrain(ICodeRunner? runner = null) : Grain, ICodeRunGrain
{
    // Below the caller's patience, so that the caller hears why.
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(80);

    public Task<bool> IsConfigured() => Task.FromResult(runner is not null);

    public async Task<CodeRunReply> Run(CodeRunRequest request)
    {
        if (runner is null)
            return new CodeRunReply(null, CodeRunReply.NotConfigured);
        using var limit = new CancellationTokenSource(Limit);
        try
        {
            return new CodeRunReply(await runner.RunAsync(request, limit.Token));
        }
        catch (StageException away)
        {
            return new CodeRunReply(null, away.Code, away.RetryAfter);
        }
        catch (OperationCanceledException)
        {
            return new CodeRunReply(null, "code_runner_timeout");
        }
    }
}
