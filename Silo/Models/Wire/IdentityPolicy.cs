using System.ClientModel.Primitives;
using Azure.Core;

namespace Assay.Silo.Models.Wire;

/// <summary>Signs in with the process's identity; a token is used until shortly before it expires.</summary>
internal sealed class IdentityPolicy(TokenCredential identity, TimeProvider clock) : AuthenticationPolicy
{
    private static readonly TokenRequestContext Scope = new(["https://cognitiveservices.azure.com/.default"]);
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(5);
    private AccessToken _token;

    public override void Process(PipelineMessage message, IReadOnlyList<PipelinePolicy> pipeline, int currentIndex)
    {
        if (!IsFresh)
            _token = identity.GetToken(Scope, message.CancellationToken);
        Apply(message);
        ProcessNext(message, pipeline, currentIndex);
    }

    public override async ValueTask ProcessAsync(PipelineMessage message, IReadOnlyList<PipelinePolicy> pipeline, int currentIndex)
    {
        if (!IsFresh)
            _token = await identity.GetTokenAsync(Scope, message.CancellationToken);
        Apply(message);
        await ProcessNextAsync(message, pipeline, currentIndex);
    }

    private bool IsFresh => clock.GetUtcNow() + Margin < _token.ExpiresOn;

    private void Apply(PipelineMessage message) => message.Request.Headers.Set("Authorization", "Bearer " + _token.Token);
}
