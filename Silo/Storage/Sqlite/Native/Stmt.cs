using System.Buffers;
using System.Text;
using SQLitePCL;

namespace Assay.Silo.Storage.Sqlite;

/// <summary>One prepared statement. Text is bound and read as UTF-8; a lone surrogate becomes U+FFFD.</summary>
internal sealed class Stmt(Db db, sqlite3_stmt handle) : IDisposable
{
    private const int StackBytes = 512;

    public void Bind(int index, long value) => db.Check(raw.sqlite3_bind_int64(handle, index, value));

    public void Bind(int index, long? value)
    {
        if (value is { } number)
            Bind(index, number);
        else
            db.Check(raw.sqlite3_bind_null(handle, index));
    }

    public void Bind(int index, string? value)
    {
        if (value is null)
        {
            db.Check(raw.sqlite3_bind_null(handle, index));
            return;
        }

        var most = Encoding.UTF8.GetMaxByteCount(value.Length);
        if (most <= StackBytes)
        {
            Span<byte> small = stackalloc byte[StackBytes];
            BindText(index, small[..Encoding.UTF8.GetBytes(value, small)]);
            return;
        }

        var rented = ArrayPool<byte>.Shared.Rent(most);
        BindText(index, rented.AsSpan(0, Encoding.UTF8.GetBytes(value, rented)));
        ArrayPool<byte>.Shared.Return(rented);
    }

    public void BindText(int index, ReadOnlySpan<byte> utf8) => db.Check(raw.sqlite3_bind_text(handle, index, utf8));

    public void BindBlob(int index, ReadOnlySpan<byte> value) => db.Check(raw.sqlite3_bind_blob(handle, index, value));

    /// <summary>True when there is a row to read.</summary>
    public bool Step()
    {
        var code = raw.sqlite3_step(handle);
        db.Check(code);
        return code == raw.SQLITE_ROW;
    }

    /// <summary>Runs to the end and is ready to be bound again, also after a failure.</summary>
    public void Run()
    {
        var code = raw.sqlite3_step(handle);
        raw.sqlite3_reset(handle);
        db.Check(code);
    }

    /// <summary>Ready to be bound again. A failure was already reported by the step.</summary>
    public void Reset() => raw.sqlite3_reset(handle);

    public bool IsNull(int column) => raw.sqlite3_column_type(handle, column) == raw.SQLITE_NULL;

    public long Int64(int column) => raw.sqlite3_column_int64(handle, column);

    public long? Int64OrNull(int column) => IsNull(column) ? null : Int64(column);

    public string? Text(int column) => IsNull(column) ? null : Encoding.UTF8.GetString(raw.sqlite3_column_blob(handle, column));

    /// <summary>Valid until the next step or reset.</summary>
    public ReadOnlySpan<byte> Blob(int column) => raw.sqlite3_column_blob(handle, column);

    public void Dispose() => handle.Dispose();
}
