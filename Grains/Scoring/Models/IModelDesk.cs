namespace Assay.Scoring.Models;

/// <summary>
/// The only way to a model: a call that was paid for before is answered from the store, any other waits for the cluster's rate
/// and budget, is made, and its reply is stored durably before it is returned.
/// </summary>
public interface IModelDesk
{
    /// <summary>Asks, or returns what the same call with the same prompt hash brought before.</summary>
    Task<PaidResult> AskAsync(PaidKey key, ModelPrompt prompt, CancellationToken cancellationToken);
}
