using System.Globalization;
using System.Text.Json;
using Assay.Tests.CosmosStandIn.Query;
using Assay.Tests.CosmosStandIn.Store;

namespace Assay.Tests.CosmosStandIn.Http;

internal sealed class QueryCalls(Counters counters)
{
    private const int DefaultPage = 100;
    private const int LargestPage = 1000;

    /// <summary>
    /// The clients ask how to split a query over partitions. With one there is nothing to split:
    /// send it as it is, to all of the only range, and hand on what comes.
    /// </summary>
    private static readonly JsonElement Plan = JsonElement.Parse(
        """
        {
          "partitionedQueryExecutionInfoVersion": 2,
          "queryInfo": {
            "distinctType": "None", "top": null, "offset": null, "limit": null, "orderBy": [], "orderByExpressions": [],
            "groupByExpressions": [], "groupByAliases": [], "aggregates": [], "groupByAliasToAggregateType": {},
            "rewrittenQuery": "", "hasSelectValue": false, "hasNonStreamingOrderBy": false
          },
          "queryRanges": [{ "min": "", "max": "FF", "isMinInclusive": true, "isMaxInclusive": false }]
        }
        """);

    public static Reply PlanOf(CosmosCall call)
    {
        // Refused here already, as the service does, what it would refuse when it runs.
        Parse(call, out _);
        return Reply.Of(200, Plan);
    }

    public Reply Run(CosmosCall call, Container container, bool isEmpty)
    {
        var query = Parse(call, out var text);
        var from = Continuation.Read(call.Header("x-ms-continuation"));
        if (isEmpty)
        {
            IndexRules.RequireForOrder(query, container.Policy);
            return Page(container, [], from, RequestUnits.Query(0));
        }

        var page = QueryRunner.Run(query, container.Policy, container.Documents(call.PartitionKey), PageSize(call), from);
        if (page.ScannedWithoutIndex)
            counters.OnScanWithoutIndex(text);
        return Page(container, page.Rows, page.Next, RequestUnits.Query(page.BytesLoaded));
    }

    private static Reply Page(Container container, IReadOnlyList<JsonElement> rows, Continuation? next, double charge)
    {
        var reply = Reply.Of(
            200,
            JsonSerializer.SerializeToElement(new { _rid = container.Rid, Documents = rows, _count = rows.Count }),
            Math.Round(charge, 2));
        reply.Headers["x-ms-item-count"] = rows.Count.ToString(CultureInfo.InvariantCulture);
        if (next is not null)
            reply.Headers["x-ms-continuation"] = next.ToString();
        return reply;
    }

    private static int PageSize(CosmosCall call) =>
        int.TryParse(call.Header("x-ms-max-item-count"), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var size)
            ? size > 0 ? Math.Min(size, LargestPage) : LargestPage
            : DefaultPage;

    private static SelectQuery Parse(CosmosCall call, out string text)
    {
        var sent = JsonElement.Parse(call.Body);
        text = sent.ValueKind == JsonValueKind.Object && sent.TryGetProperty("query", out var query) && query.ValueKind == JsonValueKind.String
            ? query.GetString()!
            : throw new QueryException("A query is needed.");
        var parameters = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        if (sent.TryGetProperty("parameters", out var given) && given.ValueKind == JsonValueKind.Array)
        {
            foreach (var parameter in given.EnumerateArray())
                parameters[parameter.GetProperty("name").GetString()!] = parameter.GetProperty("value");
        }

        return QueryParser.Parse(text, parameters);
    }
}
