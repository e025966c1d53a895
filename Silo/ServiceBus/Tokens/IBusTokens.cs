namespace Assay.ServiceBus.Tokens;

/// <summary>Makes tokens: from a shared key, or from the identity of the process.</summary>
internal interface IBusTokens
{
    /// <param name="audience">What is asked for, <c>sb://host/queue</c>.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    ValueTask<BusToken> GetAsync(string audience, CancellationToken cancellationToken);
}
