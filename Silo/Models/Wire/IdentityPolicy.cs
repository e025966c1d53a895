using System.ClientModel.Primitives;
using System.Runtime.CompilerServices;
using Azure.Core;

namespace Assay.Silo.Models.Wire;

/// <summary>Signs in with the process's identity; a token is used until shortly before it expires.</summary>
internal sealed class IdentityPolicy(TokenCredential identity, TimeProvider clock) : AuthenticationPolicy
{
    private static readonly TokenRequestContext Scope = new(["https://cognitiveservices.azure.com/.default"]);
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(5);

    // In one piece: many calls read it while one replaces it.
    private volatile StrongBox<AccessToken>? _token;

    public override void Process(PipelineMessage message, IReadOnlyList<PipelinePolicy> pipeline, int currentIndex)
    {
        if (Fresh is not { } token)
            _token = new(token = identity.GetToken(Scope, message.CancellationToken));
        Apply(message, token);
        ProcessNext(message, pipeline, currentIndex);
    }

    public override async ValueTask ProcessAsync(PipelineMessage message, IReadOnlyList<PipelinePolicy> pipeline, int currentIndex)
    {
        if (Fresh is not { } token)
            _token = new(token = await identity.GetTokenAsync(Scope, message.CancellationToken));
        Apply(message, token);
        await ProcessNextAsync(message, pipeline, currentIndex);
    }

    private AccessToken? Fresh => _token is { } kept && clock.GetUtcNow() + Margin < kept.Value.ExpiresOn ? kept.Value : null;

    private static void Apply(PipelineMessage message, AccessToken token) => message.Request.Headers.Set("Authorization", "Bearer " + token.Token);
}
