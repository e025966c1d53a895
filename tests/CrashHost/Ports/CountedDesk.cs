using Assay.Scoring.Models;

namespace Assay.CrashHost.Ports;

/// <summary>The real desk; it lets the counting model know what it is asked for.</summary>
internal sealed class CountedDesk(IModelDesk inner) : IModelDesk
{
    public Task<PaidResult> AskAsync(PaidKey key, ModelPrompt prompt, CancellationToken cancellationToken)
    {
        PaidCalls.Current = key;
        return inner.AskAsync(key, prompt, cancellationToken);
    }
}
