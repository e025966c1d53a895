using Assay.Tests.CosmosStandIn.Faults;
using Assay.Tests.CosmosStandIn.Http;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Assay.Tests.CosmosStandIn;

/// <summary>
/// Enough of Cosmos DB, in memory and over plain http on loopback, to run the product's store against.
/// An account, its databases and containers last as long as the server.
/// </summary>
public sealed class CosmosServer : IAsyncDisposable
{
    /// <summary>The key of every account here unless another is given. It opens nothing else.</summary>
    public const string DefaultKey = "c3RhbmQtaW4ta2V5LW9mLXRoZS10ZXN0cy1vcGVucy1ub3RoaW5nLWVsc2UtYXQtYWxsLWFueXdoZXJl";

    private readonly WebApplication _app;

    private CosmosServer(WebApplication app, string key, FaultPlan faults, Counters counters)
    {
        _app = app;
        Key = key;
        Faults = faults;
        Counters = counters;
        Url = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single() + "/";
    }

    public string Url { get; }

    public string Key { get; }

    public string ConnectionString => $"AccountEndpoint={Url};AccountKey={Key};";

    public FaultPlan Faults { get; }

    public Counters Counters { get; }

    /// <summary>Port 0 takes a free one. A token is accepted beside the key, as one of Entra ID would be.</summary>
    public static async Task<CosmosServer> StartAsync(
        int port = 0, string key = DefaultKey, string? token = null, CancellationToken cancellationToken = default)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddRoutingCore();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(System.Net.IPAddress.Loopback, port, listen => listen.Protocols = HttpProtocols.Http1);
        });
        var app = builder.Build();
        var faults = new FaultPlan();
        var counters = new Counters();
        app.MapControl(faults, counters);
        app.Map("{**path}", new Router(new Authorization(key, token), faults, counters).AnswerAsync);
        await app.StartAsync(cancellationToken);
        return new CosmosServer(app, key, faults, counters);
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
