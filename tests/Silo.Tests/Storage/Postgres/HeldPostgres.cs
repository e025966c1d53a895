using Assay.Audit;
using Assay.Silo.Storage;
using Assay.Silo.Tests.Storage.Contract;
using Npgsql;

namespace Assay.Silo.Tests.Storage.Postgres;

/// <summary>Another connection holds the tables, and a first write of no consequence has already been taken by the writer.</summary>
internal sealed class HeldPostgres : HeldStore
{
    private readonly NpgsqlConnection _connection;
    private readonly NpgsqlTransaction _locks;
    private readonly Task _first;

    private HeldPostgres(NpgsqlConnection connection, NpgsqlTransaction locks, Task first)
    {
        _connection = connection;
        _locks = locks;
        _first = first;
    }

    public override int Taken => 1;

    public static async Task<HeldPostgres> HoldAsync(PostgresTestStore store)
    {
        var connection = await store.Source.OpenConnectionAsync();
        var locks = await connection.BeginTransactionAsync();
        await using var take = new NpgsqlCommand("LOCK TABLE submissions, grain_state, audit IN SHARE MODE", connection);
        await take.ExecuteNonQueryAsync();
        var item = new AuditAppend([new AuditEntry(Sample.Day.AddYears(-1), "test", "test.held", "nothing", null)]);
        var first = store.Rows.WriteAsync(item, CancellationToken.None);
        while (item.IsQueued)
            await Task.Yield();
        return new HeldPostgres(connection, locks, first);
    }

    public override async Task ReleaseAsync()
    {
        await _locks.RollbackAsync();
        await _first;
    }

    public override async ValueTask DisposeAsync()
    {
        await _locks.DisposeAsync();
        await _connection.DisposeAsync();
    }
}
