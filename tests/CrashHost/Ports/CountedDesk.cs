using Assay.Scoring.Models;

namespace Assay.CrashHost.Ports;

/// <summary>The real desk; it lets the counting model know what it is asked for.</summary>
internal sealed class CountedDesk(IModelDesk inner, PaidCalls calls) : IModelDesk
{
    public Task<PaidResult> AskAsync(PaidKey key, ModelPrompt prompt, CancellationToken cancellationToken)
    {
        calls.Current = key;
        return inner.AskAsync(key, prompt, cancellationToken);
    }
}
