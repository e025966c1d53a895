using System.Text.Json;
using Assay.Tests.CosmosStandIn.Store;

namespace Assay.Tests.CosmosStandIn.Query;

internal static class QueryRunner
{
    private const long MostBytesOfAPage = 4 * 1024 * 1024;

    public static QueryPage Run(SelectQuery query, IndexingPolicy policy, IEnumerable<StoredDocument> documents, int pageSize, Continuation from)
    {
        IndexRules.RequireForOrder(query, policy);
        var scanned = IndexRules.FilterLacksIndex(query, policy);
        var found = documents.Where(document => Evaluator.Matches(query.Where, document.Body));
        if (query.IsGrouped)
        {
            var members = found.ToList();
            var groups = Projection.Groups(query, members.Select(document => document.Body));
            return new QueryPage(groups, null, members.Sum(document => (long)document.Size), scanned);
        }

        return Page(query, [.. found.Select(document => new SortedRow(query, document)).Order()], pageSize, from) with { ScannedWithoutIndex = scanned };
    }

    private static QueryPage Page(SelectQuery query, List<SortedRow> sorted, int pageSize, Continuation from)
    {
        var rows = new List<JsonElement>();
        var (taken, skipped) = (from.Taken, from.Skipped);
        long loaded = 0;
        SortedRow? last = null;
        foreach (var row in sorted.Where(row => row.IsAfter(from)))
        {
            if (taken == query.Limit)
                return new QueryPage(rows, null, loaded, false);
            if (rows.Count == pageSize || loaded > MostBytesOfAPage)
                return new QueryPage(rows, last!.At(taken, skipped), loaded, false);
            last = row;
            if (skipped < query.Offset)
            {
                skipped++;
                continue;
            }

            loaded += row.Document.Size;
            taken++;
            var value = Projection.Row(query, row.Document.Body);
            if (value.ValueKind != JsonValueKind.Undefined)
                rows.Add(value);
        }

        return new QueryPage(rows, null, loaded, false);
    }
}
