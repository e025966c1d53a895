using Azure.Core;

namespace Assay.ServiceBus.Tokens;

/// <summary>Tokens of Microsoft Entra ID, for the identity of the process.</summary>
internal sealed class IdentityTokens(TokenCredential identity) : IBusTokens
{
    private static readonly string[] Scopes = ["https://servicebus.azure.net/.default"];

    public async ValueTask<BusToken> GetAsync(string audience, CancellationToken cancellationToken)
    {
        try
        {
            var token = await identity.GetTokenAsync(new TokenRequestContext(Scopes), cancellationToken);
            return new BusToken(token.Token, BusToken.Jwt, token.ExpiresOn);
        }
        catch (Exception refused) when (refused is not OperationCanceledException)
        {
            // The library's text lists every way it tried, over pages; the inner exception keeps it.
            throw new BusException(
                BusFailure.Unauthorized,
                "The identity of this process gets no token for Service Bus. Check the identity and its roles (Azure Service Bus Data Sender and Data Receiver).",
                cause: refused);
        }
    }
}
