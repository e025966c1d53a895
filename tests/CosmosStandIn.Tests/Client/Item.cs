using System.Text.Json.Serialization;

namespace Assay.Tests.CosmosStandIn.Client;

public sealed record ItemState(string Name, int At, string? Hidden = null);

/// <summary>The shape of the official provider's documents.</summary>
public sealed record Item(
    [property: JsonPropertyName("id")] string Id,
    string PartitionKey,
    string GrainType,
    ItemState? State,
    [property: JsonPropertyName("_etag"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? ETag = null)
{
    public static Item Of(string id, string partition = "p", string name = "ada", int at = 1) =>
        new(id, partition, "submission", new ItemState(name, at, "text"));
}
