using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace Assay.Silo.Storage.Sqlite;

/// <summary>
/// Hands the official reminder provider one connection at a time. SQLite has one writer: callers wait here, without a
/// thread, instead of inside SQLite's busy loop. The handle behind it stays open in the pool.
/// </summary>
internal sealed class ReminderDataSource : DbDataSource
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    private readonly SemaphoreSlim _gate = new(1, 1);

    public ReminderDataSource(SqliteStore store)
    {
        ConnectionString = new SqliteConnectionStringBuilder
        {
            DataSource = store.RemindersFile,
            Mode = SqliteOpenMode.ReadWrite,
            DefaultTimeout = 5,
            Pooling = true,
        }.ToString();
    }

    public override string ConnectionString { get; }

    protected override DbConnection CreateDbConnection() => new SqliteConnection(ConnectionString);

    protected override DbConnection OpenDbConnection()
    {
        if (!_gate.Wait(Limit))
            throw StoreErrors.ReadLimit(Limit);
        return Open();
    }

    protected override async ValueTask<DbConnection> OpenDbConnectionAsync(CancellationToken cancellationToken = default)
    {
        if (!await _gate.WaitAsync(Limit, cancellationToken))
            throw StoreErrors.ReadLimit(Limit);
        return Open();
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            using var connection = new SqliteConnection(ConnectionString);
            SqliteConnection.ClearPool(connection);
            _gate.Dispose();
        }

        base.Dispose(disposing);
    }

    private GatedConnection Open()
    {
        var connection = new GatedConnection(ConnectionString, _gate);
        try
        {
            connection.Open();
            using var settings = connection.CreateCommand();
            settings.CommandText = "PRAGMA synchronous = FULL";
            settings.ExecuteNonQuery();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Lets the next caller in when it is given back.</summary>
    private sealed class GatedConnection(string connectionString, SemaphoreSlim gate) : SqliteConnection(connectionString)
    {
        private SemaphoreSlim? _gate = gate;

        protected override void Dispose(bool disposing)
        {
            base.Dispose(disposing);
            Interlocked.Exchange(ref _gate, null)?.Release();
        }
    }
}
