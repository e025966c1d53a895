using Assay.Catalog;
using Npgsql;

namespace Assay.Silo.Storage.Postgres;

/// <summary>The columns of a list item, in one fixed order.</summary>
internal static class PostgresListRow
{
    public const string Columns =
        "s.key, s.phase, s.created_at, s.completed_at, s.score, s.run, s.attempts, s.next_retry_at, s.wake_at, "
        + "s.assessment_id, s.source, s.candidate_email, s.candidate_name, s.initiated_by, s.last_error, s.email_key, "
        + "s.review_count, s.review_since, s.review_reasons, s.review_highest";

    public static SubmissionListItem Read(NpgsqlDataReader row)
    {
        var phase = row.GetInt32(1);
        return new SubmissionListItem
        {
            SubmissionId = row.GetString(0),
            Status = Phase.Status(phase),
            ScoringStatus = Phase.Scoring(phase),
            ReportStatus = Phase.Report(phase),
            Provisional = Phase.Provisional(phase),
            CreatedAt = Time(row.GetInt64(2)),
            CompletedAt = TimeOrNull(row, 3),
            OverallScore = row.IsDBNull(4) ? null : MicroPercent.ToPercent(row.GetInt64(4)),
            RunSequence = row.GetInt32(5),
            Attempts = row.GetInt32(6),
            NextRetryAt = TimeOrNull(row, 7),
            WakeAt = TimeOrNull(row, 8),
            AssessmentId = row.GetString(9),
            Source = row.GetString(10),
            CandidateEmail = row.GetString(11),
            CandidateName = row.GetString(12),
            InitiatedBy = row.GetString(13),
            LastError = row.IsDBNull(14) ? null : row.GetString(14),
            ReviewCount = row.IsDBNull(16) ? null : row.GetInt32(16),
            ReviewSince = TimeOrNull(row, 17),
            ReviewReasons = row.IsDBNull(18) ? null : row.GetString(18),
            HighestScore = row.IsDBNull(19) ? null : MicroPercent.ToPercent(row.GetInt64(19)),
        };
    }

    private static DateTimeOffset Time(long ticks) => new(ticks, TimeSpan.Zero);

    private static DateTimeOffset? TimeOrNull(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : Time(row.GetInt64(column));
}
