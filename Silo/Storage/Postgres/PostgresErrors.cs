using Assay.Errors;
using Npgsql;

namespace Assay.Silo.Storage.Postgres;

/// <summary>What callers are told when PostgreSQL fails, and which failures end by themselves.</summary>
internal static class PostgresErrors
{
    public static AssayException From(Exception failure) => failure switch
    {
        AssayException known => known,
        PostgresException { SqlState: PostgresErrorCodes.ReadOnlySqlTransaction } =>
            StoreErrors.Unavailable("The database accepts no writes now (read-only, or a standby). Writing resumes by itself once it does."),
        PostgresException { SqlState: PostgresErrorCodes.DiskFull } =>
            StoreErrors.Unavailable("The disk of the database is full. Free some space; writing resumes by itself."),
        PostgresException { SqlState: PostgresErrorCodes.TooManyConnections or PostgresErrorCodes.InsufficientResources } =>
            StoreErrors.Unavailable("The database has no free connection. Repeat the call after a moment."),
        PostgresException other =>
            StoreErrors.Unavailable($"The database answered with error {other.SqlState}. Repeat the call; the log says more."),
        NpgsqlException or TimeoutException or IOException =>
            StoreErrors.Unavailable("The database does not answer. Repeat the call; the store comes back by itself."),
        _ => StoreErrors.Failed(),
    };

    /// <summary>
    /// True when the failure says nothing about what was written: the same may succeed on another connection, or a little later.
    /// </summary>
    public static bool IsPassing(Exception failure) => failure switch
    {
        PostgresException { SqlState: PostgresErrorCodes.ReadOnlySqlTransaction or PostgresErrorCodes.DiskFull } => true,
        PostgresException { IsTransient: true } => true,

        // 57: the server is stopped, starts, or ended this connection or statement.
        PostgresException { SqlState: ['5', '7', ..] } => true,
        PostgresException => false,
        NpgsqlException or TimeoutException or IOException => true,
        _ => false,
    };
}
