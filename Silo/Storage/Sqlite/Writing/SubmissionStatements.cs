namespace Assay.Silo.Storage.Sqlite;

/// <summary>Writes rows of the table <c>submissions</c>, with their list and alarm columns.</summary>
internal sealed class SubmissionStatements(Db db) : IRowStatements, IDisposable
{
    private const string Moving =
        """
        etag = ?2, schema_version = ?3, phase = ?4, updated_at = ?5, completed_at = ?6, score = ?7, run = ?8, attempts = ?9,
        next_retry_at = ?10, wake_at = ?11, wake_kind = ?12, owner = ?13, last_error = ?14, payload = ?15,
        review_count = ?24, review_since = ?25, review_reasons = ?26, review_highest = ?27
        """;

    // SQLite rewrites the entry of every index that has a column in the SET list, changed or not. What an order fixes for good
    // is therefore compared instead of set; a second statement is for the rare write that does change it.
    public const string UpdateSql =
        $"""
        UPDATE submissions SET {Moving}
        WHERE key = ?1 AND etag = ?23 AND created_at = ?16 AND assessment_id = ?17 AND source = ?18 AND email_key = ?19
            AND candidate_email = ?20 AND candidate_name = ?21 AND initiated_by = ?22
        """;

    private readonly Stmt _insert = db.Prepare(
        """
        INSERT INTO submissions (
            key, etag, schema_version, phase, updated_at, completed_at, score, run, attempts, next_retry_at, wake_at, wake_kind,
            owner, last_error, payload, created_at, assessment_id, source, email_key, candidate_email, candidate_name, initiated_by,
            review_count, review_since, review_reasons, review_highest)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22, ?24, ?25, ?26, ?27)
        ON CONFLICT DO NOTHING
        """);

    private readonly Stmt _update = db.Prepare(UpdateSql);

    private readonly Stmt _updateAll = db.Prepare(
        $"""
        UPDATE submissions SET {Moving}, created_at = ?16, assessment_id = ?17, source = ?18, email_key = ?19,
            candidate_email = ?20, candidate_name = ?21, initiated_by = ?22
        WHERE key = ?1 AND etag = ?23
        """);

    private readonly Stmt _delete = db.Prepare("DELETE FROM submissions WHERE key = ?1 AND etag = ?2");

    private readonly Stmt _etag = db.Prepare("SELECT etag FROM submissions WHERE key = ?1");

    public bool Insert(RowWrite row)
    {
        Bind(_insert, row);
        _insert.Run();
        return db.Changes == 1;
    }

    public bool Update(RowWrite row) => Update(_update, row) || Update(_updateAll, row);

    public bool Delete(RowKey key, long etag)
    {
        _delete.Bind(1, key.Key);
        _delete.Bind(2, etag);
        _delete.Run();
        return db.Changes == 1;
    }

    public long? ETag(RowKey key)
    {
        _etag.Bind(1, key.Key);
        var found = _etag.Step() ? _etag.Int64(0) : (long?)null;
        _etag.Reset();
        return found;
    }

    public void Dispose()
    {
        _insert.Dispose();
        _update.Dispose();
        _updateAll.Dispose();
        _delete.Dispose();
        _etag.Dispose();
    }

    private bool Update(Stmt statement, RowWrite row)
    {
        Bind(statement, row);
        statement.Bind(23, row.OldMark);
        statement.Run();
        return db.Changes == 1;
    }

    private static void Bind(Stmt statement, RowWrite row)
    {
        var (item, alarm) = row.Listed!.Value;
        statement.Bind(1, row.RowKey.Key);
        statement.Bind(2, row.Mark);
        statement.Bind(3, row.SchemaVersion);
        statement.Bind(4, Phase.Of(item));
        statement.Bind(5, row.Now);
        statement.Bind(6, item.CompletedAt?.UtcTicks);
        statement.Bind(7, MicroPercent.From(item.OverallScore));
        statement.Bind(8, item.RunSequence);
        statement.Bind(9, item.Attempts);
        statement.Bind(10, item.NextRetryAt?.UtcTicks);
        statement.Bind(11, alarm.WakeAt?.UtcTicks);
        statement.Bind(12, (int)alarm.Kind);
        statement.Bind(13, alarm.Owner);
        statement.Bind(14, item.LastError);
        statement.BindBlob(15, row.Payload);
        statement.Bind(16, item.CreatedAt.UtcTicks);
        statement.Bind(17, item.AssessmentId);
        statement.Bind(18, item.Source);
        statement.Bind(19, EmailKey.Of(item.CandidateEmail));
        statement.Bind(20, item.CandidateEmail);
        statement.Bind(21, item.CandidateName);
        statement.Bind(22, item.InitiatedBy);
        statement.Bind(24, item.ReviewCount);
        statement.Bind(25, item.ReviewSince?.UtcTicks);
        statement.Bind(26, item.ReviewReasons);
        statement.Bind(27, MicroPercent.From(item.HighestScore));
    }
}
