using Assay.Tests.CosmosStandIn.Batch;
using Assay.Tests.CosmosStandIn.Store;

namespace Assay.Tests.CosmosStandIn.Http;

/// <summary>Transactional batches: all parts in one partition, all or none.</summary>
internal static class BatchCalls
{
    private const int MostParts = 100;
    private const int MostBytes = 2 * 1024 * 1024;

    public static async Task<Reply> AnswerAsync(CosmosCall call, Container container)
    {
        if (call.PartitionKey is not { } partitionKey)
            return Reply.BadRequest("PartitionKey value must be supplied for this operation.");
        if (call.Body.Length > MostBytes)
            return Reply.TooLarge();
        var isJson = call.Body is [(byte)'[', ..];
        var parts = isJson ? BatchJson.Read(call.Body) : await BatchRows.ReadAsync(call.Body);
        if (parts.Count is 0 or > MostParts || parts.Exists(part => part.Kind == Operation.Other))
            return Reply.BadRequest("Batch request has no parts, too many, or one that is not served here.");
        var replies = container.Together(partitionKey, parts);
        var body = isJson ? BatchJson.Write(replies) : await BatchRows.WriteAsync(replies);
        return new Reply(replies.All(reply => reply.Status < 300) ? 200 : 207, body, Math.Round(replies.Sum(reply => reply.Charge), 2));
    }
}
