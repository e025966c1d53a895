using System.Collections.Immutable;
using Assay.Assessments;
using Assay.Audit;
using Assay.Errors;
using Assay.Reviews;
using Orleans.Concurrency;

namespace Assay.Catalog;

/// <summary>The API's window on the store's indexed columns.</summary>
[GrainType("catalog")]
[StatelessWorker]
internal sealed class CatalogGrain(ISubmissionCatalog catalog, IAuditLog audit, TotalsCache totals) : Grain, ICatalogGrain
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan PingLimit = TimeSpan.FromSeconds(2);

    public Task<SubmissionPage> ListSubmissions(SubmissionQuery query) => LimitAsync(token => catalog.ListAsync(query, token), Limit);

    public Task<SubmissionPage> ListReviews(ReviewQuery query) => LimitAsync(token => catalog.ReviewsAsync(query, token), Limit);

    public Task<DashboardTotals> GetTotals(string? source) => LimitAsync(token => totals.GetAsync(source, token), Limit);

    public Task<WorkCounts> CountWork() => LimitAsync(catalog.CountWorkAsync, Limit);

    public Task<ImmutableArray<AssessmentDefinition>> ListAssessments(int limit) =>
        LimitAsync(token => catalog.AssessmentsAsync(limit, token), Limit);

    public Task<AuditPage> ListAudit(AuditQuery query) => LimitAsync(token => audit.ListAsync(query, token), Limit);

    public Task AppendAudit(AuditEntry entry) => LimitAsync(
        async token =>
        {
            await audit.AppendAsync(entry, token);
            return true;
        },
        Limit);

    public Task<bool> Ping() => LimitAsync(
        async token =>
        {
            await catalog.PingAsync(token);
            return true;
        },
        PingLimit);

    private static async Task<T> LimitAsync<T>(Func<CancellationToken, Task<T>> query, TimeSpan limit)
    {
        using var stop = new CancellationTokenSource(limit);
        try
        {
            return await query(stop.Token).WaitAsync(stop.Token);
        }
        catch (OperationCanceledException)
        {
            throw new AssayException(ErrorKind.Unavailable, "store_unavailable", "The store did not answer in time; repeat the call.");
        }
    }
}
