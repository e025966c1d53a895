using System.Globalization;
using Assay.Catalog;

namespace Assay.Silo.Storage.Cosmos;

/// <summary>
/// One page of the submissions that wait for a human. Two orders are read and merged, because no index sorts by what one kind of
/// document lacks: those with the column, and those of earlier versions, which are provisional by their phase and stand at their
/// creation.
/// </summary>
internal static class CosmosReviews
{
    private static readonly string Provisional = string.Join(',', CosmosList.Phases.Where(Phase.Provisional));

    public static async Task<SubmissionPage> ReadAsync(CosmosReads reads, ReviewRequest request, CancellationToken cancellationToken)
    {
        var found = await ReadAsync(Known(request));
        if (request.Query.Reason is null)
            found.AddRange(await ReadAsync(Earlier(request)));
        found.Sort(InOrder);
        return request.Page(found);

        Task<List<SubmissionListItem>> ReadAsync(CosmosQuery query) => query.ReadAsync(reads, CosmosListRow.Read, request.Limit + 1, cancellationToken);
    }

    private static CosmosQuery Known(ReviewRequest request)
    {
        var query = Select(request);
        query.Where("IS_DEFINED(c.Assay.reviewSince)");
        if (request.Query.Reason is { } reason)
            query.Where($"ARRAY_CONTAINS(c.Assay.reviewReasons, {query.Add(reason)})");
        return Order(query, request, "c.Assay.reviewSince");
    }

    private static CosmosQuery Earlier(ReviewRequest request)
    {
        var query = Select(request);
        query.Where($"c.Assay.phase IN ({Provisional})");
        query.Where("NOT IS_DEFINED(c.Assay.reviewSince)");
        return Order(query, request, "c.Assay.createdAt");
    }

    private static CosmosQuery Select(ReviewRequest request)
    {
        var query = new CosmosQuery("reviews", string.Create(CultureInfo.InvariantCulture, $"SELECT TOP {request.Limit + 1} {CosmosListRow.Columns} FROM c"));
        query.Where("c.GrainType =", "submission");
        query.Where("c.Assay.assessmentId =", request.Query.AssessmentId);
        return query;
    }

    private static CosmosQuery Order(CosmosQuery query, ReviewRequest request, string since)
    {
        if (request.After is { } position)
            query.WhereAfter(since, DocumentTime.Of(position.Value), "c.PartitionKey", position.Key, descending: false);
        var leading = request.Query.AssessmentId is null ? "c.GrainType" : "c.Assay.assessmentId";
        query.Append($" ORDER BY {leading} ASC, {since} ASC, c.PartitionKey ASC");
        return query;
    }

    private static int InOrder(SubmissionListItem a, SubmissionListItem b)
    {
        var (first, second) = (ReviewRequest.PositionOf(a), ReviewRequest.PositionOf(b));
        var bySince = first.Value.CompareTo(second.Value);
        return bySince != 0 ? bySince : string.CompareOrdinal(first.Key, second.Key);
    }
}
