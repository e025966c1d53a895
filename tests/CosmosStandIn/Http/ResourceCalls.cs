using System.Text.Json;
using System.Text.Json.Nodes;
using Assay.Tests.CosmosStandIn.Store;

namespace Assay.Tests.CosmosStandIn.Http;

/// <summary>Account, databases, containers and the one partition key range of each.</summary>
internal sealed class ResourceCalls(Account account)
{
    /// <summary>The .NET client will not query an account that does not name its limits.</summary>
    private const string QueryLimits =
        """
        {"maxSqlQueryInputLength":262144,"maxJoinsPerSqlQuery":5,"maxLogicalAndPerSqlQuery":500,"maxLogicalOrPerSqlQuery":500,
        "maxUdfRefPerSqlQuery":10,"maxInExpressionItemsCount":16000,"queryMaxInMemorySortDocumentCount":500,
        "maxQueryRequestTimeoutFraction":0.9,"sqlAllowNonFiniteNumbers":false,"sqlAllowAggregateFunctions":true,
        "sqlAllowSubQuery":true,"sqlAllowScalarSubQuery":true,"allowNewKeywords":true,"sqlAllowLike":true,
        "sqlAllowGroupByClause":true,"maxSpatialQueryCells":12,"spatialMaxGeometryPointCount":256,
        "sqlDisableOptimizationFlags":0,"sqlAllowTop":true,"enableSpatialIndexing":true}
        """;

    public static Reply ReadAccount(CosmosCall call)
    {
        var here = new[] { new { name = "Local", databaseAccountEndpoint = $"http://{call.Context.Request.Host}/" } };
        return Reply.Of(200, JsonSerializer.SerializeToElement(new
        {
            _self = "",
            id = "stand-in",
            _rid = "stand-in",
            media = "//media/",
            addresses = "//addresses/",
            _dbs = "//dbs/",
            writableLocations = here,
            readableLocations = here,
            enableMultipleWriteLocations = false,
            userReplicationPolicy = new { asyncReplication = false, minReplicaSetSize = 1, maxReplicasetSize = 1 },
            userConsistencyPolicy = new { defaultConsistencyLevel = "Session" },
            systemReplicationPolicy = new { minReplicaSetSize = 1, maxReplicasetSize = 1 },
            readPolicy = new { primaryReadCoefficient = 1, secondaryReadCoefficient = 1 },
            queryEngineConfiguration = QueryLimits,
        }));
    }

    public Reply Databases(CosmosCall call)
    {
        if (call.Target.Database is not { } name)
        {
            return call is { Method: "POST", IsQuery: false }
                ? account.Create(Sent(call))
                : List(call, "Databases", "", account.Databases.Select(database => database.Resource));
        }

        if (account.Find(name) is not { } found)
            return Reply.NotFound(name);
        switch (call.Method)
        {
            case "GET":
                return Reply.Resource(200, found.Resource);
            case "DELETE":
                account.Delete(found);
                return new Reply(204, default);
            default:
                return Unknown(call);
        }
    }

    public Reply Containers(CosmosCall call)
    {
        if (account.Find(call.Target.Database!) is not { } database)
            return Reply.OwnerNotFound();
        if (call.Target.Container is not { } name)
        {
            return call is { Method: "POST", IsQuery: false }
                ? database.Create(Sent(call))
                : List(call, "DocumentCollections", database.Resource.Rid, database.Containers.Select(container => container.Resource));
        }

        if (database.Find(name) is not { } found)
            return Reply.NotFound(name);
        switch (call.Method)
        {
            case "GET":
                return Reply.Resource(200, found.Resource);
            case "PUT":
                found.Replace(Sent(call));
                return Reply.Resource(200, found.Resource);
            case "DELETE":
                database.Delete(found);
                return new Reply(204, default);
            default:
                return Unknown(call);
        }
    }

    /// <summary>The range never changes: one etag for ever, and a client that has it is told nothing more.</summary>
    public Reply Ranges(CosmosCall call)
    {
        if (Find(call) is not { } container)
            return Reply.OwnerNotFound();
        const string etag = "\"1\"";
        if (call.Header("If-None-Match") == etag)
            return new Reply(304, default).WithEtag(etag);
        var range = new
        {
            _rid = container.RangeRid,
            id = "0",
            _etag = SystemProperties.NewEtag(),
            minInclusive = "",
            maxExclusive = "FF",
            ridPrefix = 0,
            _self = $"dbs/{call.Target.Database}/colls/{container.Rid}/pkranges/{container.RangeRid}/",
            throughputFraction = 1,
            status = "online",
            parents = Array.Empty<string>(),
            _ts = 0,
        };
        return Reply.Of(200, JsonSerializer.SerializeToElement(new { _rid = container.Rid, PartitionKeyRanges = new[] { range }, _count = 1 }))
            .WithEtag(etag);
    }

    public Container? Find(CosmosCall call) => account.Find(call.Target.Database!)?.Find(call.Target.Container!);

    public static Reply Unknown(CosmosCall call) => Reply.BadRequest($"Not served here: {call.Method} /{call.Target.Path}");

    private static JsonObject Sent(CosmosCall call) =>
        JsonNode.Parse(call.Body) is JsonObject sent && sent["id"] is JsonValue id && id.GetValueKind() == JsonValueKind.String
            ? sent
            : throw new FormatException("The input content is invalid because the required property 'id' is missing.");

    private static Reply List(CosmosCall call, string name, string rid, IEnumerable<StoredResource> resources)
    {
        if (call.Method is not ("GET" or "POST") || (call.IsQuery && !IsForAll(call)))
            return Unknown(call);
        var list = resources.Select(resource => resource.Body).ToList();
        return Reply.Of(200, JsonSerializer.SerializeToElement(new Dictionary<string, object> { ["_rid"] = rid, [name] = list, ["_count"] = list.Count }));
    }

    /// <summary>Databases and containers are listed, not searched.</summary>
    private static bool IsForAll(CosmosCall call) =>
        JsonElement.Parse(call.Body).GetProperty("query").GetString()?.Contains("WHERE", StringComparison.OrdinalIgnoreCase) == false;
}
