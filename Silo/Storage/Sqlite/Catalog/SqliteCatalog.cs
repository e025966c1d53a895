using System.Collections.Immutable;
using Assay.Assessments;
using Assay.Catalog;
using Assay.Reviews;
using Assay.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Assay.Silo.Storage.Sqlite;

/// <summary>The catalog over the columns and indexes of the state rows.</summary>
internal sealed class SqliteCatalog(SqliteStore store, [FromKeyedServices(AssayClock.Key)] TimeProvider clock) : ISubmissionCatalog
{
    public async Task<SubmissionPage> ListAsync(SubmissionQuery query, CancellationToken cancellationToken)
    {
        var request = new ListRequest(query);
        return await store.Lists.QueryAsync(reader => SubmissionList.Read(reader, request), cancellationToken);
    }

    public async Task<SubmissionPage> ReviewsAsync(ReviewQuery query, CancellationToken cancellationToken)
    {
        var request = new ReviewRequest(query);
        return await store.Lists.QueryAsync(reader => ReviewList.Read(reader, request), cancellationToken);
    }

    public async Task<DashboardTotals> CountAsync(string? source, CancellationToken cancellationToken)
    {
        var asOf = clock.GetUtcNow();
        return await store.Lists.QueryAsync(reader => Totals.Count(reader.Db, source, asOf), cancellationToken);
    }

    public async Task<WorkCounts> CountWorkAsync(CancellationToken cancellationToken)
    {
        var asOf = clock.GetUtcNow();
        return await store.Lists.QueryAsync(reader => Work.Count(reader.Db, asOf), cancellationToken);
    }

    public Task<ImmutableArray<string>> DueAsync(
        AlarmKind kind,
        DateTimeOffset now,
        int limit,
        CancellationToken cancellationToken)
    {
        var sql = SqliteBuilder.Sql("SELECT key FROM submissions INDEXED BY ix_due");
        sql.Where($"wake_kind = {sql.Add((int)kind)}");
        sql.Where("wake_at IS NOT NULL");
        sql.Where($"wake_at <= {sql.Add(now.UtcTicks)}");
        sql.Append($" ORDER BY wake_at, key LIMIT {sql.Add(limit)}");
        return KeysAsync(sql, cancellationToken);
    }

    public Task<DateTimeOffset?> FirstAlarmAsync(AlarmKind kind, DateTimeOffset after, CancellationToken cancellationToken)
    {
        var sql = SqliteBuilder.Sql("SELECT wake_at FROM submissions INDEXED BY ix_due");
        sql.Where($"wake_kind = {sql.Add((int)kind)}");
        sql.Where("wake_at IS NOT NULL");
        sql.Where($"wake_at > {sql.Add(after.UtcTicks)}");
        sql.Where("next_retry_at IS NULL");
        sql.Append(" ORDER BY wake_at LIMIT 1");
        return store.Lists.QueryAsync(
            reader =>
            {
                using var statement = sql.Prepare(reader.Db);
                return statement.Step() ? new DateTimeOffset(statement.Int64(0), TimeSpan.Zero) : (DateTimeOffset?)null;
            },
            cancellationToken);
    }

    public Task<long> CountOwnedAsync(CancellationToken cancellationToken) => store.Lists.QueryAsync(
        reader => reader.Db.ScalarInt64("SELECT count(*) FROM submissions INDEXED BY ix_owner WHERE owner IS NOT NULL"),
        cancellationToken);

    public Task<ImmutableArray<string>> OrphansAsync(
        IReadOnlyCollection<string> livingOwners,
        string? after,
        int limit,
        CancellationToken cancellationToken)
    {
        var sql = SqliteBuilder.Sql("SELECT key FROM submissions INDEXED BY ix_owner");
        sql.Where("owner IS NOT NULL");
        sql.Where($"key > {sql.Add(after ?? "")}");
        sql.Where($"owner NOT IN ({string.Join(',', livingOwners.Select(sql.Add))})");
        sql.Append($" ORDER BY key LIMIT {sql.Add(limit)}");
        return KeysAsync(sql, cancellationToken);
    }

    public Task<ImmutableArray<AssessmentDefinition>> AssessmentsAsync(int limit, CancellationToken cancellationToken) =>
        store.Lists.QueryAsync(
            reader =>
            {
                var found = ImmutableArray.CreateBuilder<AssessmentDefinition>();
                using var statement = reader.Db.Prepare(
                    """
                    SELECT payload FROM grain_state INDEXED BY ix_assessments
                    WHERE state_name = 'assessment' ORDER BY created_at DESC, rowid DESC LIMIT ?1
                    """);
                statement.Bind(1, limit);
                while (statement.Step())
                {
                    if (StateShape<AssessmentState>.Read(statement.Blob(0)).Latest is { } latest)
                        found.Add(latest);
                }

                return found.ToImmutable();
            },
            cancellationToken);

    public Task PingAsync(CancellationToken cancellationToken) =>
        store.Lists.QueryAsync(reader => reader.Db.ScalarInt64("SELECT count(*) FROM sqlite_schema"), cancellationToken);

    private Task<ImmutableArray<string>> KeysAsync(SqlBuilder sql, CancellationToken cancellationToken) => store.Lists.QueryAsync(
        reader =>
        {
            var keys = ImmutableArray.CreateBuilder<string>();
            using var statement = sql.Prepare(reader.Db);
            while (statement.Step())
                keys.Add(statement.Text(0) ?? "");
            return keys.ToImmutable();
        },
        cancellationToken);
}
