using System.Globalization;
using SQLitePCL;

namespace Assay.Silo.Storage.Sqlite;

/// <summary>One SQLite connection, used by one thread at a time.</summary>
internal sealed class Db : IDisposable
{
    private readonly sqlite3 _handle;

    static Db()
    {
        Batteries_V2.Init();
    }

    private Db(sqlite3 handle)
    {
        _handle = handle;
    }

    /// <summary>Rows changed by the last statement.</summary>
    public int Changes => raw.sqlite3_changes(_handle);

    /// <summary>True while a transaction is open.</summary>
    public bool InTransaction => raw.sqlite3_get_autocommit(_handle) == 0;

    public static Db Open(string path, bool readOnly)
    {
        var flags = raw.SQLITE_OPEN_NOMUTEX
            | (readOnly ? raw.SQLITE_OPEN_READONLY : raw.SQLITE_OPEN_READWRITE | raw.SQLITE_OPEN_CREATE);
        var code = raw.sqlite3_open_v2(path, out var handle, flags, null);
        if (code != raw.SQLITE_OK)
        {
            var failure = new SqliteFailure(code, raw.sqlite3_errstr(code).utf8_to_string());
            handle?.Dispose();
            throw failure;
        }

        raw.sqlite3_extended_result_codes(handle, 1);
        return new Db(handle);
    }

    public void Execute(string sql)
    {
        while (true)
        {
            Check(raw.sqlite3_prepare_v2(_handle, sql, out var statement, out var tail));
            using (statement)
            {
                if (statement is not null && !statement.IsInvalid)
                {
                    int code;
                    do
                    {
                        code = raw.sqlite3_step(statement);
                    }
                    while (code == raw.SQLITE_ROW);
                    Check(code);
                }
            }

            if (string.IsNullOrWhiteSpace(tail))
                return;
            sql = tail;
        }
    }

    public Stmt Prepare(string sql)
    {
        Check(raw.sqlite3_prepare_v2(_handle, sql, out var statement));
        return new Stmt(this, statement);
    }

    public string Scalar(string sql)
    {
        using var statement = Prepare(sql);
        return statement.Step() ? statement.Text(0) ?? "" : "";
    }

    public long ScalarInt64(string sql) => long.Parse(Scalar(sql), CultureInfo.InvariantCulture);

    /// <summary>Makes the statement that runs now end with <c>SQLITE_INTERRUPT</c>; may be called from any thread.</summary>
    public void Interrupt() => raw.sqlite3_interrupt(_handle);

    public void Check(int code)
    {
        if (code is not (raw.SQLITE_OK or raw.SQLITE_ROW or raw.SQLITE_DONE))
            throw new SqliteFailure(code, raw.sqlite3_errmsg(_handle).utf8_to_string());
    }

    public void Dispose() => _handle.Dispose();
}
