using Assay.Catalog;

namespace Assay.Silo.Storage.Sqlite;

/// <summary>The columns of a list item, in one fixed order.</summary>
internal static class ListRow
{
    public const string Columns =
        "s.key, s.phase, s.created_at, s.completed_at, s.score, s.run, s.attempts, s.next_retry_at, s.wake_at, "
        + "s.assessment_id, s.source, s.candidate_email, s.candidate_name, s.initiated_by, s.last_error, "
        + "s.review_count, s.review_since, s.review_reasons, s.review_highest";

    public static SubmissionListItem Read(Stmt row)
    {
        var phase = (int)row.Int64(1);
        return new SubmissionListItem
        {
            SubmissionId = row.Text(0) ?? "",
            Status = Phase.Status(phase),
            ScoringStatus = Phase.Scoring(phase),
            ReportStatus = Phase.Report(phase),
            Provisional = Phase.Provisional(phase),
            CreatedAt = Time(row.Int64(2)),
            CompletedAt = Time(row.Int64OrNull(3)),
            OverallScore = row.Int64OrNull(4) is { } micro ? MicroPercent.ToPercent(micro) : null,
            RunSequence = (int)row.Int64(5),
            Attempts = (int)row.Int64(6),
            NextRetryAt = Time(row.Int64OrNull(7)),
            WakeAt = Time(row.Int64OrNull(8)),
            AssessmentId = row.Text(9) ?? "",
            Source = row.Text(10) ?? "",
            CandidateEmail = row.Text(11) ?? "",
            CandidateName = row.Text(12) ?? "",
            InitiatedBy = row.Text(13) ?? "",
            LastError = row.Text(14),
            ReviewCount = (int?)row.Int64OrNull(15),
            ReviewSince = Time(row.Int64OrNull(16)),
            ReviewReasons = row.Text(17),
            HighestScore = row.Int64OrNull(18) is { } highest ? MicroPercent.ToPercent(highest) : null,
        };
    }

    private static DateTimeOffset Time(long ticks) => new(ticks, TimeSpan.Zero);

    private static DateTimeOffset? Time(long? ticks) => ticks is { } value ? Time(value) : null;
}
