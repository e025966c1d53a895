namespace Assay.Silo.Storage.Sqlite;

/// <summary>
/// The scripts of <c>state.db</c>. Never change one that was released; append.
/// Times are UTC ticks of 100 ns, scores are micro-percent, <c>phase</c> is <see cref="Phase"/>, both lossless for what they hold.
/// The payload stands last, so that reading the columns before it never touches its overflow pages.
/// </summary>
internal static class StateSchema
{
    public static readonly IReadOnlyList<string> Scripts =
    [
        """
        CREATE TABLE grain_state (
            state_name TEXT NOT NULL,
            key TEXT NOT NULL,
            etag INTEGER NOT NULL,
            schema_version INTEGER NOT NULL,
            created_at INTEGER NOT NULL,
            updated_at INTEGER NOT NULL,
            payload BLOB NOT NULL,
            PRIMARY KEY (state_name, key)
        ) STRICT;
        CREATE INDEX ix_assessments ON grain_state (created_at) WHERE state_name = 'assessment';

        CREATE TABLE submissions (
            key TEXT NOT NULL PRIMARY KEY,
            etag INTEGER NOT NULL,
            schema_version INTEGER NOT NULL,
            phase INTEGER NOT NULL,
            created_at INTEGER NOT NULL,
            updated_at INTEGER NOT NULL,
            completed_at INTEGER,
            score INTEGER,
            run INTEGER NOT NULL,
            attempts INTEGER NOT NULL,
            next_retry_at INTEGER,
            wake_at INTEGER,
            wake_kind INTEGER NOT NULL,
            owner TEXT,
            assessment_id TEXT NOT NULL,
            source TEXT NOT NULL,
            email_key TEXT NOT NULL,
            candidate_email TEXT NOT NULL,
            candidate_name TEXT NOT NULL,
            initiated_by TEXT NOT NULL,
            last_error TEXT,
            payload BLOB NOT NULL
        ) STRICT;
        CREATE INDEX ix_created ON submissions (created_at, key);
        CREATE INDEX ix_source ON submissions (source, created_at, key);
        CREATE INDEX ix_email ON submissions (email_key, created_at, key);
        CREATE INDEX ix_assessment ON submissions (assessment_id, created_at, key, phase, source, score);
        CREATE INDEX ix_phase ON submissions (phase, created_at, key, source, score);
        CREATE INDEX ix_score ON submissions (score, key, phase, source, assessment_id, created_at) WHERE score IS NOT NULL;
        CREATE INDEX ix_due ON submissions (wake_kind, wake_at, key) WHERE wake_at IS NOT NULL;
        CREATE INDEX ix_retry ON submissions (phase) WHERE next_retry_at IS NOT NULL;
        CREATE INDEX ix_owner ON submissions (key, owner) WHERE owner IS NOT NULL;

        CREATE TABLE audit (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            at INTEGER NOT NULL,
            actor TEXT NOT NULL,
            action TEXT NOT NULL,
            subject TEXT NOT NULL,
            details TEXT
        ) STRICT;
        CREATE INDEX ix_audit_at ON audit (at);
        CREATE INDEX ix_audit_actor ON audit (actor, at);
        CREATE INDEX ix_audit_action ON audit (action, at);
        CREATE INDEX ix_audit_subject ON audit (subject, at);
        CREATE TRIGGER audit_is_never_changed BEFORE UPDATE ON audit
            BEGIN SELECT RAISE(ABORT, 'the audit is append-only'); END;
        CREATE TRIGGER audit_is_never_deleted BEFORE DELETE ON audit
            BEGIN SELECT RAISE(ABORT, 'the audit is append-only'); END;
        """,
        """
        ALTER TABLE submissions ADD COLUMN review_count INTEGER;
        ALTER TABLE submissions ADD COLUMN review_since INTEGER;
        ALTER TABLE submissions ADD COLUMN review_reasons TEXT;
        ALTER TABLE submissions ADD COLUMN review_highest INTEGER;
        CREATE INDEX ix_review ON submissions (coalesce(review_since, created_at), key, review_reasons, review_since, created_at, phase)
            WHERE (review_since IS NOT NULL OR phase % 10 = 1);
        CREATE INDEX ix_review_assessment ON submissions (
            assessment_id, coalesce(review_since, created_at), key, review_reasons, review_since, created_at, phase)
            WHERE (review_since IS NOT NULL OR phase % 10 = 1);
        """,
    ];
}
