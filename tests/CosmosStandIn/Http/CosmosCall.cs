using Assay.Tests.CosmosStandIn.Store;
using Microsoft.AspNetCore.Http.Features;

namespace Assay.Tests.CosmosStandIn.Http;

/// <summary>One request, read whole.</summary>
internal sealed class CosmosCall
{
    private CosmosCall(HttpContext context, byte[] body)
    {
        Context = context;
        Body = body;
        Target = new Target(context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget);
        Operation = OperationOf();
    }

    public HttpContext Context { get; }

    public byte[] Body { get; }

    public Target Target { get; }

    public Operation Operation { get; }

    public string Method => Context.Request.Method;

    public string? PartitionKey => PartitionKeys.FromHeader(Header("x-ms-documentdb-partitionkey"));

    public bool IsQuery => IsOn("x-ms-documentdb-isquery") || Context.Request.ContentType?.StartsWith("application/query+json", StringComparison.Ordinal) == true;

    public static async Task<CosmosCall> ReadAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        return new CosmosCall(context, body.ToArray());
    }

    public string? Header(string name) =>
        Context.Request.Headers.TryGetValue(name, out var value) && value.Count > 0 ? value.ToString() : null;

    public bool IsOn(string name) => string.Equals(Header(name), "true", StringComparison.OrdinalIgnoreCase);

    /// <summary>The id in the path or, of a document that is created, in its body.</summary>
    public string? DocumentId()
    {
        if (Operation is not (Operation.Create or Operation.Upsert))
            return Target.Document;
        try
        {
            return System.Text.Json.JsonElement.Parse(Body).GetProperty("id").GetString();
        }
        catch (Exception broken) when (broken is System.Text.Json.JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return null;
        }
    }

    private Operation OperationOf()
    {
        if (Target.Depth == 0)
            return Operation.Account;
        if (Target.IsRanges)
            return Operation.PartitionKeyRanges;
        if (Target.IsContainers)
            return Operation.Container;
        if (Target.IsDatabases)
            return Operation.Database;
        return (Target.IsDocuments, Target.Document is not null, Method) switch
        {
            (true, true, "GET") => Operation.Read,
            (true, true, "PUT") => Operation.Replace,
            (true, true, "DELETE") => Operation.Delete,
            (true, false, "POST") => OperationOfPost(),
            _ => Operation.Other,
        };
    }

    private Operation OperationOfPost()
    {
        if (IsOn("x-ms-cosmos-is-batch-request"))
            return Operation.Batch;
        if (IsOn("x-ms-cosmos-is-query-plan-request"))
            return Operation.QueryPlan;
        if (IsQuery)
            return Operation.Query;
        return IsOn("x-ms-documentdb-is-upsert") ? Operation.Upsert : Operation.Create;
    }
}
