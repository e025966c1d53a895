using System.Collections.Immutable;
using Assay.Assessments;
using Assay.Catalog;
using Assay.Reviews;
using Assay.Storage;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Assay.Silo.Storage.Postgres;

/// <summary>The catalog over the columns and indexes of the state rows.</summary>
internal sealed class PostgresCatalog(NpgsqlDataSource source, [FromKeyedServices(AssayClock.Key)] TimeProvider clock)
    : ISubmissionCatalog, IDisposable
{
    // Lists may wait; what wakes grains may not wait behind lists.
    private const int MostListsAtOnce = 4;

    private readonly SemaphoreSlim _lists = new(MostListsAtOnce, MostListsAtOnce);

    public async Task<SubmissionPage> ListAsync(SubmissionQuery query, CancellationToken cancellationToken)
    {
        var request = new ListRequest(query);
        return await ListingAsync((connection, stop) => PostgresList.ReadAsync(connection, request, stop), cancellationToken);
    }

    public async Task<SubmissionPage> ReviewsAsync(ReviewQuery query, CancellationToken cancellationToken)
    {
        var request = new ReviewRequest(query);
        return await ListingAsync((connection, stop) => PostgresReviews.ReadAsync(connection, request, stop), cancellationToken);
    }

    public Task<DashboardTotals> CountAsync(string? source, CancellationToken cancellationToken) =>
        ListingAsync((connection, stop) => PostgresTotals.CountAsync(connection, source, clock.GetUtcNow(), stop), cancellationToken);

    public Task<WorkCounts> CountWorkAsync(CancellationToken cancellationToken) =>
        ListingAsync((connection, stop) => PostgresTotals.CountWorkAsync(connection, clock.GetUtcNow(), stop), cancellationToken);

    public Task<ImmutableArray<string>> DueAsync(
        AlarmKind kind,
        DateTimeOffset now,
        int limit,
        CancellationToken cancellationToken)
    {
        var sql = PostgresBuilder.Sql("SELECT key FROM submissions");
        sql.Where($"wake_kind = {sql.Add((int)kind)}");
        sql.Where("wake_at IS NOT NULL");
        sql.Where($"wake_at <= {sql.Add(now.UtcTicks)}");
        sql.Append($" ORDER BY wake_at, key LIMIT {sql.Add(limit)}");
        return KeysAsync(sql, cancellationToken);
    }

    public async Task<DateTimeOffset?> FirstAlarmAsync(AlarmKind kind, DateTimeOffset after, CancellationToken cancellationToken)
    {
        var sql = PostgresBuilder.Sql("SELECT wake_at FROM submissions");
        sql.Where($"wake_kind = {sql.Add((int)kind)}");
        sql.Where("wake_at IS NOT NULL");
        sql.Where($"wake_at > {sql.Add(after.UtcTicks)}");
        sql.Where("next_retry_at IS NULL");
        sql.Append(" ORDER BY wake_at LIMIT 1");
        var found = await PostgresReads.RunAsync(source, (connection, stop) => sql.ReadAsync(connection, row => row.GetInt64(0), stop), cancellationToken);
        return found is [var ticks] ? new DateTimeOffset(ticks, TimeSpan.Zero) : null;
    }

    public Task<long> CountOwnedAsync(CancellationToken cancellationToken) => PostgresReads.RunAsync(
        source,
        async (connection, stop) => (await PostgresBuilder.Sql("SELECT count(*) FROM submissions WHERE owner IS NOT NULL")
            .ReadAsync(connection, row => row.GetInt64(0), stop))[0],
        cancellationToken);

    public Task<ImmutableArray<string>> OrphansAsync(
        IReadOnlyCollection<string> livingOwners,
        string? after,
        int limit,
        CancellationToken cancellationToken)
    {
        var sql = PostgresBuilder.Sql("SELECT key FROM submissions");
        sql.Where("owner IS NOT NULL");
        sql.Where($"key > {sql.Add(after ?? "")}");
        if (livingOwners.Count > 0)
            sql.Where($"owner NOT IN ({string.Join(',', livingOwners.Select(sql.Add))})");
        sql.Append($" ORDER BY key LIMIT {sql.Add(limit)}");
        return KeysAsync(sql, cancellationToken);
    }

    public Task<ImmutableArray<AssessmentDefinition>> AssessmentsAsync(int limit, CancellationToken cancellationToken)
    {
        var sql = PostgresBuilder.Sql("SELECT payload FROM grain_state WHERE state_name = 'assessment'");
        sql.Append($" ORDER BY created_at DESC, key DESC LIMIT {sql.Add(limit)}");
        return ListingAsync(
            async (connection, stop) =>
            {
                var found = await sql.ReadAsync(
                    connection, row => StateShape<AssessmentState>.Read(row.GetFieldValue<byte[]>(0)).Latest, stop);
                return found.OfType<AssessmentDefinition>().ToImmutableArray();
            },
            cancellationToken);
    }

    public Task PingAsync(CancellationToken cancellationToken) => PostgresReads.RunAsync(
        source,
        (connection, stop) => PostgresBuilder.Sql("SELECT 1").ReadAsync(connection, row => row.GetInt32(0), stop),
        cancellationToken);

    public void Dispose() => _lists.Dispose();

    private Task<ImmutableArray<string>> KeysAsync(SqlBuilder sql, CancellationToken cancellationToken) => PostgresReads.RunAsync(
        source,
        async (connection, stop) => (await sql.ReadAsync(connection, row => row.GetString(0), stop)).ToImmutableArray(),
        cancellationToken);

    private async Task<T> ListingAsync<T>(Func<NpgsqlConnection, CancellationToken, Task<T>> read, CancellationToken cancellationToken)
    {
        if (!await _lists.WaitAsync(PostgresReads.Limit, cancellationToken))
            throw StoreErrors.ReadLimit(PostgresReads.Limit);
        try
        {
            return await PostgresReads.RunAsync(source, read, cancellationToken);
        }
        finally
        {
            _lists.Release();
        }
    }
}
