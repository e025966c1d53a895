using System.Collections.Immutable;
using Assay.Assessments;
using Assay.Catalog;
using Assay.Reviews;
using Assay.Storage;

namespace Assay.Bench;

/// <summary>The official provider has no columns to list or to wake by: nothing is ever due.</summary>
internal sealed class NoCatalog : ISubmissionCatalog
{
    public Task<SubmissionPage> ListAsync(SubmissionQuery query, CancellationToken cancellationToken) =>
        Task.FromResult(new SubmissionPage([], null));

    public Task<SubmissionPage> ReviewsAsync(ReviewQuery query, CancellationToken cancellationToken) =>
        throw new NotSupportedException("Nothing asks for it here.");

    public Task<DashboardTotals> CountAsync(string? source, CancellationToken cancellationToken) =>
        Task.FromResult(new DashboardTotals());

    public Task<ImmutableArray<string>> DueAsync(AlarmKind kind, DateTimeOffset now, int limit, CancellationToken cancellationToken) =>
        Task.FromResult(ImmutableArray<string>.Empty);

    public Task<ImmutableArray<string>> OrphansAsync(
        IReadOnlyCollection<string> livingOwners,
        string? after,
        int limit,
        CancellationToken cancellationToken) => Task.FromResult(ImmutableArray<string>.Empty);

    public Task<ImmutableArray<AssessmentDefinition>> AssessmentsAsync(int limit, CancellationToken cancellationToken) =>
        Task.FromResult(ImmutableArray<AssessmentDefinition>.Empty);

    public Task<WorkCounts> CountWorkAsync(CancellationToken cancellationToken) =>
        throw new NotSupportedException("Nothing asks for it here.");

    public Task<DateTimeOffset?> FirstAlarmAsync(AlarmKind kind, DateTimeOffset after, CancellationToken cancellationToken) =>
        Task.FromResult<DateTimeOffset?>(null);

    public Task<long> CountOwnedAsync(CancellationToken cancellationToken) =>
        throw new NotSupportedException("Nothing asks for it here.");

    public Task PingAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
