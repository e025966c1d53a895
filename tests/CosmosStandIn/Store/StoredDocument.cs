using System.Text.Json;

namespace Assay.Tests.CosmosStandIn.Store;

/// <summary>One document as it stands, system properties in it. <c>Size</c> is what the client sent, in bytes.</summary>
internal sealed record StoredDocument(ulong Number, string PartitionKey, string Id, string Etag, JsonElement Body, int Size);
