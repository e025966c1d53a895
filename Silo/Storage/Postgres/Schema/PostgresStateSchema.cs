namespace Assay.Silo.Storage.Postgres;

/// <summary>
/// The scripts of the part <c>state</c>: the layout of <see cref="Sqlite.StateSchema"/> in PostgreSQL's types. Never change one
/// that was released; append. Keys are compared byte for byte (collation C). Rows up to 8 KB stay in their page uncompressed:
/// every change rewrites the payload, so keeping it elsewhere would only write it twice.
/// </summary>
internal static class PostgresStateSchema
{
    public const string Part = "state";

    public static readonly IReadOnlyList<string> Scripts =
    [
        """
        CREATE TABLE grain_state (
            key text COLLATE "C" NOT NULL,
            state_name text COLLATE "C" NOT NULL,
            etag bigint NOT NULL,
            schema_version integer NOT NULL,
            created_at bigint NOT NULL,
            updated_at bigint NOT NULL,
            payload bytea NOT NULL,
            PRIMARY KEY (key, state_name)
        ) WITH (toast_tuple_target = 8160);
        CREATE INDEX ix_assessments ON grain_state (created_at, key) WHERE state_name = 'assessment';

        CREATE TABLE submissions (
            key text COLLATE "C" NOT NULL PRIMARY KEY,
            etag bigint NOT NULL,
            schema_version integer NOT NULL,
            phase integer NOT NULL,
            created_at bigint NOT NULL,
            updated_at bigint NOT NULL,
            completed_at bigint,
            score bigint,
            run integer NOT NULL,
            attempts integer NOT NULL,
            next_retry_at bigint,
            wake_at bigint,
            wake_kind integer NOT NULL,
            owner text COLLATE "C",
            assessment_id text COLLATE "C" NOT NULL,
            source text COLLATE "C" NOT NULL,
            email_key text COLLATE "C" NOT NULL,
            candidate_email text NOT NULL,
            candidate_name text NOT NULL,
            initiated_by text NOT NULL,
            last_error text,
            payload bytea NOT NULL
        ) WITH (toast_tuple_target = 8160, autovacuum_vacuum_scale_factor = 0.05, autovacuum_analyze_scale_factor = 0.02);
        CREATE INDEX ix_created ON submissions (created_at, key);
        CREATE INDEX ix_source ON submissions (source, created_at, key);
        CREATE INDEX ix_email ON submissions (email_key, created_at, key);
        CREATE INDEX ix_assessment ON submissions (assessment_id, created_at, key) INCLUDE (phase, source, score);
        CREATE INDEX ix_phase ON submissions (phase, created_at, key) INCLUDE (source, score);
        CREATE INDEX ix_score ON submissions (score, key) INCLUDE (phase, source, assessment_id, created_at) WHERE score IS NOT NULL;
        CREATE INDEX ix_due ON submissions (wake_kind, wake_at, key) WHERE wake_at IS NOT NULL;
        CREATE INDEX ix_retry ON submissions (phase) WHERE next_retry_at IS NOT NULL;
        CREATE INDEX ix_owner ON submissions (key) INCLUDE (owner) WHERE owner IS NOT NULL;

        CREATE TABLE audit (
            id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
            at bigint NOT NULL,
            actor text NOT NULL,
            action text NOT NULL,
            subject text NOT NULL,
            details text,
            mark bigint
        );
        CREATE UNIQUE INDEX ix_audit_mark ON audit (mark) WHERE mark IS NOT NULL;
        CREATE INDEX ix_audit_at ON audit (at, id);
        CREATE INDEX ix_audit_actor ON audit (actor, at, id);
        CREATE INDEX ix_audit_action ON audit (action, at, id);
        CREATE INDEX ix_audit_subject ON audit (subject, at, id);
        CREATE FUNCTION audit_is_append_only() RETURNS trigger LANGUAGE plpgsql AS
            $$ BEGIN RAISE EXCEPTION 'the audit is append-only'; END $$;
        CREATE TRIGGER audit_is_never_changed BEFORE UPDATE OR DELETE OR TRUNCATE ON audit
            FOR EACH STATEMENT EXECUTE FUNCTION audit_is_append_only();
        """,
        """
        DO $$ BEGIN
            ALTER TABLE submissions ALTER COLUMN payload SET COMPRESSION lz4;
            ALTER TABLE grain_state ALTER COLUMN payload SET COMPRESSION lz4;
        EXCEPTION WHEN feature_not_supported THEN NULL;
        END $$;
        """,
        """
        ALTER TABLE submissions
            ADD COLUMN review_count integer,
            ADD COLUMN review_since bigint,
            ADD COLUMN review_reasons text,
            ADD COLUMN review_highest bigint;
        CREATE INDEX ix_review ON submissions (coalesce(review_since, created_at), key)
            INCLUDE (review_since, created_at, phase, review_reasons) WHERE (review_since IS NOT NULL OR phase % 10 = 1);
        CREATE INDEX ix_review_assessment ON submissions (assessment_id, coalesce(review_since, created_at), key)
            INCLUDE (review_since, created_at, phase, review_reasons) WHERE (review_since IS NOT NULL OR phase % 10 = 1);
        """,
    ];
}
