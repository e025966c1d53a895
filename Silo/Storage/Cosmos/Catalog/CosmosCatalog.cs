using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Assay.Assessments;
using Assay.Catalog;
using Assay.Reviews;
using Assay.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Assay.Silo.Storage.Cosmos;

/// <summary>The catalog over the columns of the documents: queries across all partitions, page by page.</summary>
internal sealed class CosmosCatalog(CosmosReads reads, [FromKeyedServices(AssayClock.Key)] TimeProvider clock) : ISubmissionCatalog, IDisposable
{
    // Lists may wait; what wakes grains may not wait behind lists.
    private const int MostListsAtOnce = 4;

    private readonly SemaphoreSlim _lists = new(MostListsAtOnce, MostListsAtOnce);

    public async Task<SubmissionPage> ListAsync(SubmissionQuery query, CancellationToken cancellationToken)
    {
        var request = new ListRequest(query);
        return request.Page(await ListingAsync(
            () => CosmosList.Query(request).ReadAsync(reads, CosmosListRow.Read, request.Limit + 1, cancellationToken), cancellationToken));
    }

    public async Task<SubmissionPage> ReviewsAsync(ReviewQuery query, CancellationToken cancellationToken)
    {
        var request = new ReviewRequest(query);
        return await ListingAsync(() => CosmosReviews.ReadAsync(reads, request, cancellationToken), cancellationToken);
    }

    public Task<DashboardTotals> CountAsync(string? source, CancellationToken cancellationToken) =>
        ListingAsync(() => CosmosTotals.CountAsync(reads, source, clock.GetUtcNow(), cancellationToken), cancellationToken);

    public Task<WorkCounts> CountWorkAsync(CancellationToken cancellationToken) =>
        ListingAsync(() => CosmosTotals.CountWorkAsync(reads, clock.GetUtcNow(), cancellationToken), cancellationToken);

    public Task<ImmutableArray<string>> DueAsync(AlarmKind kind, DateTimeOffset now, int limit, CancellationToken cancellationToken)
    {
        var query = Keys("due", limit);
        query.Where("c.Assay.wakeKind =", (int)kind);
        query.Where("c.Assay.wakeAt <=", DocumentTime.Of(now));
        query.Append(" ORDER BY c.Assay.wakeKind ASC, c.Assay.wakeAt ASC, c.PartitionKey ASC");
        return KeysAsync(query, limit, cancellationToken);
    }

    public async Task<DateTimeOffset?> FirstAlarmAsync(AlarmKind kind, DateTimeOffset after, CancellationToken cancellationToken)
    {
        var query = new CosmosQuery("first_alarm", "SELECT TOP 1 VALUE c.Assay.wakeAt FROM c");
        query.Where("c.Assay.wakeKind =", (int)kind);
        query.Where("c.Assay.wakeAt >", DocumentTime.Of(after));
        query.Where("NOT IS_DEFINED(c.Assay.nextRetryAt)");
        query.Append(" ORDER BY c.Assay.wakeKind ASC, c.Assay.wakeAt ASC, c.PartitionKey ASC");
        var found = await query.ReadAsync(reads, time => DocumentTime.Read(time.GetString()!), 1, cancellationToken);
        return found is [var first] ? first : null;
    }

    public async Task<long> CountOwnedAsync(CancellationToken cancellationToken) =>
        (await new CosmosQuery("owned", "SELECT VALUE COUNT(1) FROM c WHERE IS_DEFINED(c.Assay.owner)")
            .ReadAsync(reads, count => count.GetInt64(), null, cancellationToken)).Sum();

    public Task<ImmutableArray<string>> OrphansAsync(
        IReadOnlyCollection<string> livingOwners,
        string? after,
        int limit,
        CancellationToken cancellationToken)
    {
        var query = Keys("orphans", limit);
        query.Where("IS_DEFINED(c.Assay.owner)");
        query.Where("c.PartitionKey >", after ?? "");
        if (livingOwners.Count > 0)
            query.Where($"NOT (c.Assay.owner IN ({string.Join(',', livingOwners.Select(query.Add))}))");
        query.Append(" ORDER BY c.PartitionKey ASC");
        return KeysAsync(query, limit, cancellationToken);
    }

    public async Task<ImmutableArray<AssessmentDefinition>> AssessmentsAsync(int limit, CancellationToken cancellationToken)
    {
        var query = new CosmosQuery("assessments", string.Create(CultureInfo.InvariantCulture, $"SELECT TOP {limit} c.State FROM c"));
        query.Where("c.GrainType =", "assessment");
        query.Append(" ORDER BY c.GrainType DESC, c.Assay.createdAt DESC, c.PartitionKey DESC");
        var found = await ListingAsync(() => query.ReadAsync(reads, ReadAssessment, limit, cancellationToken), cancellationToken);
        return [.. found.OfType<AssessmentDefinition>()];
    }

    public async Task PingAsync(CancellationToken cancellationToken) =>
        await reads.PointAsync("ping", "ping", "ping", (etag, _) => etag, cancellationToken);

    public void Dispose() => _lists.Dispose();

    private static CosmosQuery Keys(string operation, int limit) =>
        new(operation, string.Create(CultureInfo.InvariantCulture, $"SELECT TOP {limit} VALUE c.PartitionKey FROM c"));

    private static AssessmentDefinition? ReadAssessment(JsonElement row) =>
        StateShape<AssessmentState>.Read(Encoding.UTF8.GetBytes(row.GetProperty("State").GetRawText())).Latest;

    private async Task<ImmutableArray<string>> KeysAsync(CosmosQuery query, int limit, CancellationToken cancellationToken) =>
        [.. await query.ReadAsync(reads, key => key.GetString()!, limit, cancellationToken)];

    private async Task<T> ListingAsync<T>(Func<Task<T>> read, CancellationToken cancellationToken)
    {
        if (!await _lists.WaitAsync(CosmosReads.Limit, cancellationToken))
            throw StoreErrors.ReadLimit(CosmosReads.Limit);
        try
        {
            return await read();
        }
        finally
        {
            _lists.Release();
        }
    }
}
