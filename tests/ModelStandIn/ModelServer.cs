using Assay.Tests.ModelStandIn.Faults;
using Assay.Tests.ModelStandIn.Requests;
using Assay.Tests.ModelStandIn.Scripts;
using Assay.Tests.ModelStandIn.Wire;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Assay.Tests.ModelStandIn;

/// <summary>
/// A language model that does what a script says, behind the chat-completions wire of OpenAI and of Azure OpenAI: over plain
/// http on loopback, streamed or not. Requests that the real services refuse are refused here too.
/// </summary>
public sealed class ModelServer : IAsyncDisposable
{
    /// <summary>The key unless another is given. It opens nothing else.</summary>
    public const string DefaultKey = "key-of-the-scripted-model-opens-nothing-else";

    /// <summary>A model that takes a temperature.</summary>
    public const string DefaultModel = "scripted-model";

    /// <summary>A model that takes none, and no <c>max_tokens</c>.</summary>
    public const string ReasoningModel = "gpt-5-scripted";

    private readonly WebApplication _app;

    private ModelServer(WebApplication app, ModelState state, string key)
    {
        _app = app;
        State = state;
        Key = key;
        Url = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single() + "/";
    }

    /// <summary>Where it listens; what <c>AZURE_OPENAI_ENDPOINT</c> takes.</summary>
    public string Url { get; }

    /// <summary>What <c>MODEL_ENDPOINT</c> takes.</summary>
    public string Endpoint => Url + "v1";

    public string Key { get; }

    /// <summary>What goes wrong.</summary>
    public FaultPlan Faults => State.Faults;

    /// <summary>What was asked.</summary>
    public RequestLog Requests => State.Requests;

    /// <summary>Makes the content of a reply; <see cref="SchemaScript"/> unless another is given.</summary>
    public Func<ModelRequest, string> Script
    {
        get => State.Script;
        set => State.Script = value;
    }

    /// <summary>How long each reply takes.</summary>
    public TimeSpan Delay
    {
        get => State.Delay;
        set => State.Delay = value;
    }

    /// <summary>The models, or deployments, that there are.</summary>
    public IReadOnlyList<string> Models
    {
        get => State.Models;
        set => State.Models = value;
    }

    private ModelState State { get; }

    /// <summary>Port 0 takes a free one. A token is accepted beside the key, as one of Entra ID would be.</summary>
    public static async Task<ModelServer> StartAsync(int port = 0, string key = DefaultKey, string? token = null, CancellationToken cancellationToken = default)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddRoutingCore();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(System.Net.IPAddress.Loopback, port, listen => listen.Protocols = HttpProtocols.Http1);
        });
        var app = builder.Build();
        var state = new ModelState();
        var access = new Access(key, token);
        app.MapControl(state);
        app.MapModels(state, access);
        app.MapChat(new ChatCalls(state, access));
        app.MapFallback(() => WireError.NotFound.ToResult());
        await app.StartAsync(cancellationToken);
        return new ModelServer(app, state, key);
    }

    public async ValueTask DisposeAsync()
    {
        Faults.Clear();
        using var atOnce = new CancellationTokenSource();
        await atOnce.CancelAsync();
        await _app.StopAsync(atOnce.Token);
        await _app.DisposeAsync();
        Faults.Dispose();
    }
}
