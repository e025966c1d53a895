using System.Collections.Immutable;
using Assay.Assessments;
using Assay.Catalog;
using Assay.CrashHost.Points;
using Assay.CrashHost.Scenarios;
using Assay.Reviews;
using Assay.Storage;

namespace Assay.CrashHost.Ports;

/// <summary>The real catalog with points around the two queries that recovery and the feeder live on.</summary>
internal sealed class TrappedCatalog(ISubmissionCatalog inner, Trap trap, Target target) : ISubmissionCatalog
{
    public async Task<ImmutableArray<string>> DueAsync(AlarmKind kind, DateTimeOffset now, int limit, CancellationToken cancellationToken)
    {
        if (target.DueAs == kind)
            Pass("catalog:due" + CrashPoints.Before);
        return Found(await inner.DueAsync(kind, now, limit, cancellationToken), "catalog:due");
    }

    public async Task<ImmutableArray<string>> OrphansAsync(
        IReadOnlyCollection<string> livingOwners, string? after, int limit, CancellationToken cancellationToken)
    {
        Pass("catalog:orphans" + CrashPoints.Before);
        return Found(await inner.OrphansAsync(livingOwners, after, limit, cancellationToken), "catalog:orphans");
    }

    private ImmutableArray<string> Found(ImmutableArray<string> keys, string call)
    {
        if (target.Key is { } key && keys.Contains(key))
            Pass(call + CrashPoints.After);
        return keys;
    }

    private void Pass(string point)
    {
        if (target.Key is { } key)
            trap.Pass(key, point);
    }

    public Task<SubmissionPage> ListAsync(SubmissionQuery query, CancellationToken cancellationToken) =>
        inner.ListAsync(query, cancellationToken);

    public Task<SubmissionPage> ReviewsAsync(ReviewQuery query, CancellationToken cancellationToken) =>
        inner.ReviewsAsync(query, cancellationToken);

    public Task<DashboardTotals> CountAsync(string? source, CancellationToken cancellationToken) =>
        inner.CountAsync(source, cancellationToken);

    public Task<ImmutableArray<AssessmentDefinition>> AssessmentsAsync(int limit, CancellationToken cancellationToken) =>
        inner.AssessmentsAsync(limit, cancellationToken);

    public Task<WorkCounts> CountWorkAsync(CancellationToken cancellationToken) => inner.CountWorkAsync(cancellationToken);

    public Task<DateTimeOffset?> FirstAlarmAsync(AlarmKind kind, DateTimeOffset after, CancellationToken cancellationToken) =>
        inner.FirstAlarmAsync(kind, after, cancellationToken);

    public Task<long> CountOwnedAsync(CancellationToken cancellationToken) => inner.CountOwnedAsync(cancellationToken);

    public Task PingAsync(CancellationToken cancellationToken) => inner.PingAsync(cancellationToken);
}
