using System.Net;
using Assay.Silo.Clustering;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;

namespace Assay.Silo.Health;

/// <summary>A small server of its own for health, so that it answers before the silo has joined and while it drains.</summary>
internal sealed class HealthServer(HealthAddress address, SiloHealth health) : IHostedService, IAsyncDisposable
{
    private WebApplication? _server;

    /// <summary>Where it answers.</summary>
    public string Address { get; private set; } = "";

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var url = address.Fixed
            ? address.Url
            : new UriBuilder(address.Url) { Port = PortClaims.Next(IPAddress.Parse(address.Url.Host), address.Url.Port) }.Uri;
        Address = url.GetLeftPart(UriPartial.Authority);
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        _server = builder.Build();
        _server.Urls.Add(Address);
        _server.Run(AnswerAsync);
        await _server.StartAsync(cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => _server?.StopAsync(cancellationToken) ?? Task.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
            await _server.DisposeAsync();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var (good, word) = context.Request.Path.Value switch
        {
            "/health/live" => (true, "live"),
            "/health/startup" => health.HasStarted ? (true, "started") : (false, "starting"),
            "/health/ready" => health.Stopping ? (false, "draining") : health.IsMember ? (true, "ready") : (false, "not_a_member"),
            "/health" => (true, health.IsMember ? "healthy" : "degraded"),
            _ => (false, null),
        };
        if (word is null)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        context.Response.StatusCode = good ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable;
        context.Response.ContentType = "application/json";
        var store = context.Request.Path.Value == "/health" ? $",\"database\":\"{(await health.StoreAnswersAsync() ? "connected" : "disconnected")}\"" : "";
        await context.Response.WriteAsync($"{{\"status\":\"{word}\"{store}}}");
    }
}
