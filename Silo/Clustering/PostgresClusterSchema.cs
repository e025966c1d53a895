namespace Assay.Silo.Clustering;

/// <summary>
/// Membership and reminders in PostgreSQL: our tables and, in <c>OrleansQuery</c>, our statements for the official providers,
/// which fix only the statements' names, their parameters and their result columns. Each statement is one command, so that
/// nothing is ever half-written.
/// </summary>
internal static class PostgresClusterSchema
{
    /// <summary>The name of this part of the schema.</summary>
    public const string Part = "cluster";

    private const string Member =
        "m.cluster_id = @DeploymentId AND m.address = @Address AND m.port = @Port AND m.generation = @Generation";

    private const string MemberColumns =
        """
        m.address AS Address, m.port AS Port, m.generation AS Generation, m.silo_name AS SiloName, m.host_name AS HostName,
               m.status AS Status, m.proxy_port AS ProxyPort, m.suspect_times AS SuspectTimes, m.start_time AS StartTime,
               m.alive_at AS IAmAliveTime, v.version AS Version
        """;

    private const string ReminderColumns =
        "grain_id AS GrainId, reminder_name AS ReminderName, start_time AS StartTime, period AS Period, version AS Version";

    /// <summary>Script n brings version n to n + 1. A released script never changes.</summary>
    public static readonly IReadOnlyList<string> Scripts = [Tables + Membership + Reminders];

    // The members of a cluster change only together with its version: who changes one must have seen all.
    private const string Tables =
        """
        CREATE TABLE membership_version (
            cluster_id text PRIMARY KEY,
            version integer NOT NULL
        );
        CREATE TABLE membership (
            cluster_id text NOT NULL REFERENCES membership_version,
            address text NOT NULL,
            port integer NOT NULL,
            generation integer NOT NULL,
            silo_name text NOT NULL,
            host_name text NOT NULL,
            status integer NOT NULL,
            proxy_port integer NOT NULL,
            suspect_times text,
            start_time timestamptz NOT NULL,
            alive_at timestamptz NOT NULL,
            PRIMARY KEY (cluster_id, address, port, generation)
        );
        CREATE TABLE reminders (
            service_id text NOT NULL,
            grain_id text NOT NULL,
            reminder_name text NOT NULL,
            start_time timestamptz NOT NULL,
            period bigint NOT NULL,
            grain_hash integer NOT NULL,
            version integer NOT NULL,
            PRIMARY KEY (service_id, grain_id, reminder_name)
        );
        CREATE INDEX ix_reminders_hash ON reminders (service_id, grain_hash);
        CREATE TABLE OrleansQuery (QueryKey text PRIMARY KEY, QueryText text NOT NULL);

        """;

    // 6 is the status of a silo declared dead.
    private const string Membership =
        $"""
        INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES
        ('InsertMembershipVersionKey',
         'WITH made AS (
              INSERT INTO membership_version (cluster_id, version) VALUES (@DeploymentId, 0)
              ON CONFLICT (cluster_id) DO NOTHING RETURNING 1)
          SELECT EXISTS (SELECT FROM made)'),
        ('InsertMembershipKey',
         'WITH bumped AS (
              UPDATE membership_version SET version = version + 1
              WHERE cluster_id = @DeploymentId AND version = @Version AND NOT EXISTS (SELECT FROM membership m WHERE {Member})
              RETURNING cluster_id),
          made AS (
              INSERT INTO membership (cluster_id, address, port, generation, silo_name, host_name, status, proxy_port, start_time, alive_at)
              SELECT cluster_id, @Address, @Port, @Generation, @SiloName, @HostName, @Status, @ProxyPort, @StartTime, @IAmAliveTime
              FROM bumped RETURNING 1)
          SELECT EXISTS (SELECT FROM made)'),
        ('UpdateMembershipKey',
         'WITH bumped AS (
              UPDATE membership_version SET version = version + 1
              WHERE cluster_id = @DeploymentId AND version = @Version AND EXISTS (SELECT FROM membership m WHERE {Member})
              RETURNING cluster_id),
          changed AS (
              UPDATE membership m SET status = @Status, suspect_times = @SuspectTimes, alive_at = @IAmAliveTime
              FROM bumped WHERE {Member} RETURNING 1)
          SELECT EXISTS (SELECT FROM changed)'),
        ('UpdateIAmAlivetimeKey',
         'UPDATE membership m SET alive_at = @IAmAliveTime WHERE {Member}'),
        ('MembershipReadRowKey',
         'SELECT {MemberColumns}
          FROM membership_version v LEFT JOIN membership m ON {Member}
          WHERE v.cluster_id = @DeploymentId'),
        ('MembershipReadAllKey',
         'SELECT {MemberColumns}
          FROM membership_version v LEFT JOIN membership m ON m.cluster_id = v.cluster_id
          WHERE v.cluster_id = @DeploymentId'),
        ('GatewaysQueryKey',
         'SELECT address AS Address, proxy_port AS ProxyPort, generation AS Generation
          FROM membership WHERE cluster_id = @DeploymentId AND status = @Status AND proxy_port > 0'),
        ('CleanupDefunctSiloEntriesKey',
         'DELETE FROM membership WHERE cluster_id = @DeploymentId AND status = 6 AND alive_at < @IAmAliveTime'),
        ('CleanupDefunctSiloEntryKey',
         'DELETE FROM membership m
          WHERE {Member} AND m.status = 6 AND m.start_time = @StartTime AND m.alive_at = @IAmAliveTime
              AND m.suspect_times IS NOT DISTINCT FROM @SuspectTimes'),
        ('DeleteMembershipTableEntriesKey',
         'WITH gone AS (DELETE FROM membership WHERE cluster_id = @DeploymentId)
          DELETE FROM membership_version WHERE cluster_id = @DeploymentId');

        """;

    // The provider asks for (Begin, End] with the first form when Begin < End as signed numbers, else with the second.
    private const string Reminders =
        $"""
        INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES
        ('UpsertReminderRowKey',
         'INSERT INTO reminders AS r (service_id, grain_id, reminder_name, start_time, period, grain_hash, version)
          VALUES (@ServiceId, @GrainId, @ReminderName, @StartTime, @Period, @GrainHash, 1)
          ON CONFLICT (service_id, grain_id, reminder_name) DO UPDATE SET
              start_time = excluded.start_time, period = excluded.period, grain_hash = excluded.grain_hash, version = r.version + 1
          RETURNING version AS Version'),
        ('ReadReminderRowKey',
         'SELECT {ReminderColumns} FROM reminders
          WHERE service_id = @ServiceId AND grain_id = @GrainId AND reminder_name = @ReminderName'),
        ('ReadReminderRowsKey',
         'SELECT {ReminderColumns} FROM reminders WHERE service_id = @ServiceId AND grain_id = @GrainId'),
        ('ReadRangeRows1Key',
         'SELECT {ReminderColumns} FROM reminders WHERE service_id = @ServiceId AND grain_hash > @BeginHash AND grain_hash <= @EndHash'),
        ('ReadRangeRows2Key',
         'SELECT {ReminderColumns} FROM reminders WHERE service_id = @ServiceId AND (grain_hash > @BeginHash OR grain_hash <= @EndHash)'),
        ('DeleteReminderRowKey',
         'WITH gone AS (
              DELETE FROM reminders
              WHERE service_id = @ServiceId AND grain_id = @GrainId AND reminder_name = @ReminderName AND version = @Version RETURNING 1)
          SELECT EXISTS (SELECT FROM gone)'),
        ('DeleteReminderRowsKey',
         'DELETE FROM reminders WHERE service_id = @ServiceId');

        """;
}
