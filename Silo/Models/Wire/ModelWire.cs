using System.ClientModel;
using System.ClientModel.Primitives;
using Azure.Core;
using Azure.Identity;
using Microsoft.Extensions.AI;
using OpenAI;
using OpenAI.Chat;
using OpenAI.Models;

namespace Assay.Silo.Models.Wire;

/// <summary>The connections to a service and the clients that use them. Nothing here tries twice.</summary>
internal sealed class ModelWire : IDisposable
{
    // New addresses of the service are found within this time.
    private static readonly TimeSpan ConnectionLife = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan ConnectLimit = TimeSpan.FromSeconds(10);

    private readonly HttpClient _http;

    /// <param name="settings">Whom to ask.</param>
    /// <param name="limits">How much is read.</param>
    /// <param name="clock">For the expiry of tokens.</param>
    /// <param name="identity">Instead of the process's own, where there is no key.</param>
    public ModelWire(ModelSettings settings, ModelLimits limits, TimeProvider clock, TokenCredential? identity = null)
    {
        // A redirect would take the key along.
        var sockets = new SocketsHttpHandler { PooledConnectionLifetime = ConnectionLife, ConnectTimeout = ConnectLimit, AllowAutoRedirect = false };
        _http = new HttpClient(new BoundedReplies(limits.MostReplyBytes) { InnerHandler = sockets }) { Timeout = Timeout.InfiniteTimeSpan };
        var access = AccessOf(settings, clock, identity);
#pragma warning disable OPENAI001 // The client has no other way to a header, or an identity, of our own.
        var chat = new ChatClient(settings.Name, access, Options(settings, ChatAddress(settings))).AsIChatClient();
        Chat = settings.Streams ? new StreamedChatClient(chat) : chat;
        Models = new OpenAIModelClient(access, Options(settings, ListAddress(settings)));
#pragma warning restore OPENAI001
    }

    public IChatClient Chat { get; }

    public OpenAIModelClient Models { get; }

    public void Dispose()
    {
        Chat.Dispose();
        _http.Dispose();
    }

    private static AuthenticationPolicy AccessOf(ModelSettings settings, TimeProvider clock, TokenCredential? identity) => settings switch
    {
        { Service: ModelService.AzureOpenAi, Key: { } key } => ApiKeyAuthenticationPolicy.CreateHeaderApiKeyPolicy(new ApiKeyCredential(key), "api-key"),
        { Service: ModelService.AzureOpenAi } => new IdentityPolicy(identity ?? new DefaultAzureCredential(), clock),
        { Key: { } key } => ApiKeyAuthenticationPolicy.CreateBearerAuthorizationPolicy(new ApiKeyCredential(key)),
        _ => new NoKeyPolicy(),
    };

    private static Uri ChatAddress(ModelSettings settings) => settings switch
    {
        { Service: ModelService.OpenAi } => settings.Endpoint,
        { ApiVersion: null } => new Uri(settings.Endpoint, "openai/v1/"),
        _ => new Uri(settings.Endpoint, $"openai/deployments/{Uri.EscapeDataString(settings.Name)}/"),
    };

    private static Uri ListAddress(ModelSettings settings) => settings switch
    {
        { Service: ModelService.OpenAi } => settings.Endpoint,
        { ApiVersion: null } => new Uri(settings.Endpoint, "openai/v1/"),
        _ => new Uri(settings.Endpoint, "openai/"),
    };

    private OpenAIClientOptions Options(ModelSettings settings, Uri address)
    {
        var options = new OpenAIClientOptions
        {
            Endpoint = address,
            NetworkTimeout = Timeout.InfiniteTimeSpan,
            RetryPolicy = new ClientRetryPolicy(maxRetries: 0),
            Transport = new HttpClientPipelineTransport(_http),
            UserAgentApplicationId = "assay",
        };
        if (settings.ApiVersion is { } version)
            options.AddPolicy(new ApiVersionPolicy(version), PipelinePosition.PerCall);
        return options;
    }
}
