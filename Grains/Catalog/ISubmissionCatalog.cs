using System.Collections.Immutable;
using Assay.Assessments;
using Assay.Reviews;
using Assay.Storage;

namespace Assay.Catalog;

/// <summary>Queries over the indexed columns of the stored rows. None of them reads a submission's state.</summary>
public interface ISubmissionCatalog
{
    /// <summary>One page of submissions; a broken cursor is an <see cref="Errors.AssayException"/> <c>invalid_cursor</c>.</summary>
    Task<SubmissionPage> ListAsync(SubmissionQuery query, CancellationToken cancellationToken);

    /// <summary>
    /// One page of the submissions with answers that wait for a human, by the time since when, then by key. Rows without the columns
    /// count as waiting since their creation when they are provisional, and have no reason.
    /// </summary>
    Task<SubmissionPage> ReviewsAsync(ReviewQuery query, CancellationToken cancellationToken);

    /// <summary>Counts the totals afresh, of one source or (null) of all.</summary>
    Task<DashboardTotals> CountAsync(string? source, CancellationToken cancellationToken);

    /// <summary>Counts the work of each stage among the handed-in submissions, afresh; see <see cref="StageWork"/> for what counts as what.</summary>
    Task<WorkCounts> CountWorkAsync(CancellationToken cancellationToken);

    /// <summary>Keys of the rows of one kind whose alarm is due, the longest due first.</summary>
    Task<ImmutableArray<string>> DueAsync(AlarmKind kind, DateTimeOffset now, int limit, CancellationToken cancellationToken);

    /// <summary>The first alarm of one kind after a time, of rows that wait for no retry; null without any.</summary>
    Task<DateTimeOffset?> FirstAlarmAsync(AlarmKind kind, DateTimeOffset after, CancellationToken cancellationToken);

    /// <summary>How many rows are owned by a silo: the jobs under way in the whole cluster.</summary>
    Task<long> CountOwnedAsync(CancellationToken cancellationToken);

    /// <summary>Keys of the rows owned by a silo that is not among the living, in key order after <paramref name="after"/>.</summary>
    Task<ImmutableArray<string>> OrphansAsync(
        IReadOnlyCollection<string> livingOwners,
        string? after,
        int limit,
        CancellationToken cancellationToken);

    /// <summary>The newest assessments in their latest version, newest first.</summary>
    Task<ImmutableArray<AssessmentDefinition>> AssessmentsAsync(int limit, CancellationToken cancellationToken);

    /// <summary>Returns when the store has answered a trivial query.</summary>
    Task PingAsync(CancellationToken cancellationToken);
}
