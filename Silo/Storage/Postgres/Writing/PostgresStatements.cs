namespace Assay.Silo.Storage.Postgres;

/// <summary>The statements of the writer: each takes one array a column, so that any number of rows is one statement.</summary>
internal static class PostgresStatements
{
    private const string Listed =
        """
        key, etag, schema_version, phase, updated_at, completed_at, score, run, attempts, next_retry_at, wake_at, wake_kind, owner,
        last_error, payload, created_at, assessment_id, source, email_key, candidate_email, candidate_name, initiated_by,
        review_count, review_since, review_reasons, review_highest
        """;

    private const string ListedArrays =
        """
        $1::text[], $2::bigint[], $3::integer[], $4::integer[], $5::bigint[], $6::bigint[], $7::bigint[], $8::integer[],
        $9::integer[], $10::bigint[], $11::bigint[], $12::integer[], $13::text[], $14::text[], $15::bytea[], $16::bigint[],
        $17::text[], $18::text[], $19::text[], $20::text[], $21::text[], $22::text[],
        $23::integer[], $24::bigint[], $25::text[], $26::bigint[]
        """;

    public const string InsertListed =
        $"INSERT INTO submissions ({Listed}) SELECT * FROM unnest({ListedArrays}) ON CONFLICT DO NOTHING";

    public const string UpdateListed =
        $"""
        UPDATE submissions s SET
            etag = u.etag, schema_version = u.schema_version, phase = u.phase, updated_at = u.updated_at,
            completed_at = u.completed_at, score = u.score, run = u.run, attempts = u.attempts, next_retry_at = u.next_retry_at,
            wake_at = u.wake_at, wake_kind = u.wake_kind, owner = u.owner, last_error = u.last_error, payload = u.payload,
            created_at = u.created_at, assessment_id = u.assessment_id, source = u.source, email_key = u.email_key,
            candidate_email = u.candidate_email, candidate_name = u.candidate_name, initiated_by = u.initiated_by,
            review_count = u.review_count, review_since = u.review_since, review_reasons = u.review_reasons,
            review_highest = u.review_highest
        FROM unnest({ListedArrays}, $27::bigint[]) AS u ({Listed}, old)
        WHERE s.key = u.key AND s.etag = u.old
        """;

    public const string InsertState =
        """
        INSERT INTO grain_state (key, state_name, etag, schema_version, created_at, updated_at, payload)
        SELECT key, state_name, etag, schema_version, now, now, payload
        FROM unnest($1::text[], $2::text[], $3::bigint[], $4::integer[], $5::bigint[], $6::bytea[])
            AS u (key, state_name, etag, schema_version, now, payload)
        ON CONFLICT DO NOTHING
        """;

    public const string UpdateState =
        """
        UPDATE grain_state s SET etag = u.etag, schema_version = u.schema_version, updated_at = u.now, payload = u.payload
        FROM unnest($1::text[], $2::text[], $3::bigint[], $4::integer[], $5::bigint[], $6::bytea[], $7::bigint[])
            AS u (key, state_name, etag, schema_version, now, payload, old)
        WHERE s.key = u.key AND s.state_name = u.state_name AND s.etag = u.old
        """;

    public const string DeleteListed = "DELETE FROM submissions WHERE key = $1 AND etag = $2";

    public const string DeleteState = "DELETE FROM grain_state WHERE key = $1 AND etag = $2 AND state_name = $3";

    public const string MarksOfListed = "SELECT key, etag FROM submissions WHERE key = ANY ($1)";

    public const string MarksOfStates =
        """
        SELECT key, state_name, etag FROM grain_state
        WHERE (key, state_name) IN (SELECT * FROM unnest($1::text[], $2::text[]))
        """;

    /// <summary>
    /// Entries of a row are added only when the row carries the mark of the write they came with, which it does in the same
    /// transaction. The entries' own marks keep a repeated statement from adding them twice.
    /// </summary>
    public const string AppendAudit =
        """
        INSERT INTO audit (at, actor, action, subject, details, mark)
        SELECT at, actor, action, subject, details, mark
        FROM unnest($1::bigint[], $2::text[], $3::text[], $4::text[], $5::text[], $6::bigint[], $7::text[], $8::text[], $9::bigint[])
            AS a (at, actor, action, subject, details, mark, key, state_name, row_mark)
        WHERE a.key IS NULL
            OR EXISTS (SELECT FROM submissions s WHERE s.key = a.key AND s.etag = a.row_mark)
            OR EXISTS (SELECT FROM grain_state g WHERE g.key = a.key AND g.state_name = a.state_name AND g.etag = a.row_mark)
        ON CONFLICT (mark) WHERE mark IS NOT NULL DO NOTHING
        """;
}
