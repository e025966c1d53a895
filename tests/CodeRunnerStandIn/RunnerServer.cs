using System.Net;
using Assay.Tests.CodeRunnerStandIn.Faults;
using Assay.Tests.CodeRunnerStandIn.Http;
using Assay.Tests.CodeRunnerStandIn.Programs;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Assay.Tests.CodeRunnerStandIn;

/// <summary>
/// The wire of a Judge0 over plain http on loopback. It runs nothing: a program says itself, in a comment, what running it
/// would bring (see <see cref="Script"/>).
/// </summary>
public sealed class RunnerServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private int _stopped;

    private RunnerServer(WebApplication app, string key, FaultPlan faults, ProgramStore programs)
    {
        _app = app;
        Key = key;
        Faults = faults;
        Programs = programs;
        Url = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
    }

    public string Url { get; }

    /// <summary>What callers must send; empty lets everyone in.</summary>
    public string Key { get; }

    public FaultPlan Faults { get; }

    public ProgramStore Programs { get; }

    /// <summary>Port 0 takes a free one.</summary>
    public static async Task<RunnerServer> StartAsync(int port = 0, string key = "")
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddRoutingCore();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(IPAddress.Loopback, port, listen => listen.Protocols = HttpProtocols.Http1);
        });
        var app = builder.Build();
        var faults = new FaultPlan();
        var programs = new ProgramStore();
        app.MapControl(faults);
        app.MapRunner(new Gate(key, faults), programs);
        await app.StartAsync();
        return new RunnerServer(app, key, faults, programs);
    }

    /// <summary>Stops, once: a test may have stopped it before its fixture does.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _stopped, 1) != 0)
            return;
        Faults.Clear();
        using var atOnce = new CancellationTokenSource();
        await atOnce.CancelAsync();
        await _app.StopAsync(atOnce.Token);
        await _app.DisposeAsync();
        Faults.Dispose();
    }
}
