using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http.Features;

namespace Assay.Api.Hosting;

/// <summary>
/// Kestrel, given a few seconds of the process's stop for its last requests. By itself it waits for a slow one until the
/// whole time is up, and nothing is left for the silo, which stops after it.
/// </summary>
internal sealed class DrainingServer(IServer kestrel) : IServer
{
    internal static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    public IFeatureCollection Features => kestrel.Features;

    public Task StartAsync<TContext>(IHttpApplication<TContext> application, CancellationToken cancellationToken)
        where TContext : notnull => kestrel.StartAsync(application, cancellationToken);

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Limit);
        await kestrel.StopAsync(limit.Token);
    }

    public void Dispose() => kestrel.Dispose();

    /// <summary>Puts it in front of the server that is registered.</summary>
    public static void Add(IServiceCollection services)
    {
        var server = services.Last(service => service.ServiceType == typeof(IServer) && service.ImplementationType is not null);
        services.AddSingleton(server.ImplementationType!);
        services.AddSingleton<IServer>(provider => new DrainingServer((IServer)provider.GetRequiredService(server.ImplementationType!)));
    }
}
