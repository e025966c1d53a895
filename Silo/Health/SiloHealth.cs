using Assay.Catalog;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Assay.Silo.Health;

/// <summary>What is known about this silo. Only the question about the store leaves the process.</summary>
internal sealed class SiloHealth(IServiceProvider services, IHostApplicationLifetime lifetime)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(2);

    public bool HasStarted => lifetime.ApplicationStarted.IsCancellationRequested;

    public bool Stopping => lifetime.ApplicationStopping.IsCancellationRequested;

    // Asked for late: before the silo has started, making it would start half of Orleans.
    public bool IsMember => HasStarted && !Stopping && services.GetRequiredService<ISiloStatusOracle>().CurrentStatus == SiloStatus.Active;

    public async Task<bool> StoreAnswersAsync()
    {
        if (!IsMember)
            return false;
        try
        {
            return await services.GetRequiredService<IGrainFactory>().GetGrain<ICatalogGrain>(ICatalogGrain.Key).Ping().WaitAsync(Limit);
        }
        catch (Exception)
        {
            // Whatever the reason is, the answer to this question is no.
            return false;
        }
    }
}
