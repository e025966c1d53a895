using Assay.Audit;
using Assay.Catalog;

namespace Assay.Api.Admin.Audit;

/// <summary>
/// Writes down what an admin is about to do, before it is done: a crash in between leaves a line about a thing that never
/// came to be, which a reader can check; the other way round a thing would be there that no line tells of.
/// </summary>
internal sealed class AuditTrail(IGrainFactory grains, [FromKeyedServices(AssayClock.Key)] TimeProvider clock)
{
    public Task WriteAsync(string actor, string action, string subject, string? details = null) =>
        grains.GetGrain<ICatalogGrain>(ICatalogGrain.Key)
            .AppendAudit(new AuditEntry(clock.GetUtcNow(), actor, action, subject, details));
}
