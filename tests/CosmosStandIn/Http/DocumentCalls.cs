using Assay.Tests.CosmosStandIn.Store;

namespace Assay.Tests.CosmosStandIn.Http;

internal static class DocumentCalls
{
    public static Reply Answer(CosmosCall call, Container container)
    {
        var ifMatch = call.Header("If-Match");
        if (call.Operation is Operation.Create or Operation.Upsert)
            return container.Create(call.PartitionKey, call.Body, call.Operation == Operation.Upsert, ifMatch);
        var id = call.Target.Document!;
        if (call.PartitionKey is not { } partitionKey)
            return Reply.BadRequest("PartitionKey value must be supplied for this operation.");
        return call.Operation switch
        {
            Operation.Read => container.Read(partitionKey, id, call.Header("If-None-Match")),
            Operation.Replace => container.Replace(partitionKey, id, call.Body, ifMatch),
            _ => container.Delete(partitionKey, id, ifMatch),
        };
    }
}
