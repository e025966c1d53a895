namespace Assay.Scoring.Models;

/// <summary>
/// A language model that can be asked. The adapter owns the wire, its time limits, retries and circuit breaker; what to ask and
/// what to believe is decided here. Throws <see cref="Pipeline.StageException"/> when no reply could be had.
/// </summary>
public interface IAssayModel
{
    /// <summary>Asks once. A refusal or a reply that was cut short is a reply: it was paid for.</summary>
    Task<ModelReply> AskAsync(ModelPrompt prompt, CancellationToken cancellationToken);
}
