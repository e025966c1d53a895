using System.Collections.Immutable;
using Assay.Assessments;
using Assay.Audit;
using Assay.Reviews;
using Orleans.Concurrency;

namespace Assay.Catalog;

/// <summary>Lists and totals for the API, key <see cref="Key"/>; a stateless worker over the store's indexed columns. Never wakes a submission.</summary>
[Alias("assay.ICatalogGrain")]
public interface ICatalogGrain : IGrainWithStringKey
{
    /// <summary>The one key in use.</summary>
    const string Key = "catalog";

    /// <summary>One page of submissions; <c>invalid_cursor</c> (400) for a cursor that is broken or of another query.</summary>
    [ReadOnly]
    [Alias("ListSubmissions")]
    Task<SubmissionPage> ListSubmissions(SubmissionQuery query);

    /// <summary>
    /// One page of the submissions with answers that wait for a human, the longest waiting first; <c>invalid_cursor</c> (400) as
    /// above. Provisional ones that were last written by a version without the columns stand at the time of their creation.
    /// </summary>
    [ReadOnly]
    [Alias("ListReviews")]
    Task<SubmissionPage> ListReviews(ReviewQuery query);

    /// <summary>The dashboard's totals, at most a few seconds old, of one source or (null) of all.</summary>
    [ReadOnly]
    [Alias("GetTotals")]
    Task<DashboardTotals> GetTotals(string? source);

    /// <summary>How much work waits, runs and has failed at each stage.</summary>
    [ReadOnly]
    [Alias("CountWork")]
    Task<WorkCounts> CountWork();

    /// <summary>The newest assessments in their latest version, newest first, at most <paramref name="limit"/> (1–500).</summary>
    [ReadOnly]
    [Alias("ListAssessments")]
    Task<ImmutableArray<AssessmentDefinition>> ListAssessments(int limit);

    /// <summary>One page of the audit, newest first.</summary>
    [ReadOnly]
    [Alias("ListAudit")]
    Task<AuditPage> ListAudit(AuditQuery query);

    /// <summary>Appends to the audit, durably.</summary>
    [Alias("AppendAudit")]
    Task AppendAudit(AuditEntry entry);

    /// <summary>True when the store answers within its limit; for health.</summary>
    [ReadOnly]
    [Alias("Ping")]
    Task<bool> Ping();
}
