using System.Text.Json;

namespace Assay.Tests.CosmosStandIn.Store;

/// <summary>A database or container as its client wrote it, system properties added.</summary>
internal sealed record StoredResource(string Id, string Rid, string Etag, JsonElement Body)
{
    public bool IsNamed(string nameOrRid) => Id == nameOrRid || Rid == nameOrRid;
}
