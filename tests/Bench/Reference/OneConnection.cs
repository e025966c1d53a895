using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.Sqlite;

namespace Assay.Bench;

/// <summary>Lends one open connection to one caller at a time: SQLite has one writer, and waiting here costs no thread.</summary>
internal sealed class OneConnection : DbDataSource
{
    private readonly SemaphoreSlim _gate = new(1, 1);
    private readonly LentConnection _connection;

    public OneConnection(string file)
    {
        ConnectionString = new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString();
        _connection = new LentConnection(ConnectionString, _gate);
        _connection.Open();
        using var command = _connection.CreateCommand();
        command.CommandText =
            """
            PRAGMA synchronous = FULL;
            PRAGMA temp_store = MEMORY;
            PRAGMA cache_size = -16384;
            PRAGMA wal_autocheckpoint = 4000;
            """;
        command.ExecuteNonQuery();
    }

    public override string ConnectionString { get; }

    // Only looked at, to see what kind of connection this source makes.
    protected override DbConnection CreateDbConnection() => new SqliteConnection(ConnectionString);

    protected override DbConnection OpenDbConnection()
    {
        _gate.Wait();
        return _connection;
    }

    protected override async ValueTask<DbConnection> OpenDbConnectionAsync(CancellationToken cancellationToken = default)
    {
        await _gate.WaitAsync(cancellationToken);
        return _connection;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _connection.Close();
            _gate.Dispose();
        }

        base.Dispose(disposing);
    }

    private sealed class LentConnection(string connectionString, SemaphoreSlim gate) : SqliteConnection(connectionString)
    {
        [SuppressMessage("Usage", "CA2215", Justification = "Given back, not closed.")]
        protected override void Dispose(bool disposing) => gate.Release();
    }
}
