using System.Text.Json;
using Assay.Tests.CosmosStandIn.Store;

namespace Assay.Tests.CosmosStandIn.Batch;

/// <summary>Batches as the JavaScript client sends them.</summary>
internal static class BatchJson
{
    public static List<BatchOperation> Read(byte[] body) => [.. JsonElement.Parse(body).EnumerateArray().Select(Read)];

    public static byte[] Write(IReadOnlyList<Reply> replies) => JsonSerializer.SerializeToUtf8Bytes(replies.Select(reply => new
    {
        statusCode = reply.Status,
        requestCharge = reply.Charge,
        eTag = reply.Headers.GetValueOrDefault("etag"),
        resourceBody = reply is { Status: < 300, Body.IsEmpty: false } ? JsonElement.Parse(reply.Body.Span) : (JsonElement?)null,
    }));

    private static BatchOperation Read(JsonElement part) => new(
        Enum.TryParse<Operation>(Text(part, "operationType"), out var kind) ? kind : Operation.Other,
        Text(part, "id"),
        part.TryGetProperty("resourceBody", out var body) ? JsonSerializer.SerializeToUtf8Bytes(body) : [],
        Text(part, "ifMatch"));

    private static string? Text(JsonElement part, string name) => part.TryGetProperty(name, out var value) ? value.GetString() : null;
}
