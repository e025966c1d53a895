using Assay.Catalog;

namespace Assay.Api.Health;

/// <summary>Asks the store whether it answers, for two seconds at most.</summary>
internal sealed class StorePing(IGrainFactory grains, [FromKeyedServices(AssayClock.Key)] TimeProvider clock)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(2);

    public async Task<bool> AnswersAsync()
    {
        try
        {
            return await grains.GetGrain<ICatalogGrain>(ICatalogGrain.Key).Ping().WaitAsync(Limit, clock);
        }
        catch (Exception)
        {
            // Whatever the reason is, the answer to this question is no.
            return false;
        }
    }
}
