using System.Collections.Immutable;
using System.Globalization;
using Assay.Storage;

namespace Assay.Silo.Storage.Cosmos;

/// <summary>Erasing in Cosmos DB. What was removed stays in the service's own backups as long as those are kept.</summary>
internal sealed class CosmosErasures(CosmosReads reads) : IErasureStore
{
    public async Task<ImmutableArray<string>> KeysAsync(string stateName, string prefix, int limit, CancellationToken cancellationToken)
    {
        var query = new CosmosQuery("erase", string.Create(CultureInfo.InvariantCulture, $"SELECT TOP {limit} VALUE c.PartitionKey FROM c"));
        query.Where("c.GrainType =", stateName);
        query.Where("c.PartitionKey >=", prefix);
        query.Where("c.PartitionKey <", KeyPrefix.Following(prefix));
        query.Append(" ORDER BY c.PartitionKey ASC");
        return [.. await query.ReadAsync(reads, key => key.GetString()!, limit, cancellationToken)];
    }

    public Task RemoveTracesAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
