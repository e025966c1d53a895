using System.Diagnostics;
using Npgsql;

namespace Assay.Bench;

/// <summary>
/// The floor without grouping on PostgreSQL: as many connections as there are submissions at once, three prepared 4 KB upserts a
/// submission, each its own durable commit. No grains, no serialising, no columns, no indexes.
/// </summary>
internal sealed class PostgresRawLoop : IRow, IDisposable
{
    private const int PayloadBytes = 4096;
    private const int WritesEach = 3;
    private const string Upsert =
        "INSERT INTO states VALUES ($1, $2, $3) ON CONFLICT (key) DO UPDATE SET version = excluded.version, payload = excluded.payload";

    private readonly Tally _tally = new();
    private readonly BenchStore _store;
    private readonly NpgsqlDataSource _source;
    private readonly byte[] _payload = new byte[PayloadBytes];

    private PostgresRawLoop(BenchStore store, NpgsqlDataSource source)
    {
        Random.Shared.NextBytes(_payload);
        _store = store;
        _source = source;
    }

    public string Name => RowNames.Raw;

    public static async Task<PostgresRawLoop> OpenAsync(BenchStore store, int connections)
    {
        var settings = new NpgsqlConnectionStringBuilder(store.ConnectionString) { MaxPoolSize = connections, MaxAutoPrepare = 5 };
        var source = NpgsqlDataSource.Create(settings);
        await using var create = source.CreateCommand(
            """
            CREATE TABLE states (key text COLLATE "C" NOT NULL PRIMARY KEY, version integer NOT NULL, payload bytea NOT NULL)
                WITH (toast_tuple_target = 8160)
            """);
        await create.ExecuteNonQueryAsync();
        return new PostgresRawLoop(store, source);
    }

    public Task<Slice> RunAsync(int count, int concurrency) => SliceRunner.RunAsync(count, concurrency, _tally, _store, async (index, times) =>
    {
        var key = BenchExam.NewKey();
        var started = Stopwatch.GetTimestamp();
        for (var version = 1; version <= WritesEach; version++)
        {
            await using var command = _source.CreateCommand(Upsert);
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = key });
            command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = version });
            command.Parameters.Add(new NpgsqlParameter<byte[]> { TypedValue = _payload });
            await command.ExecuteNonQueryAsync();
            _tally.CountWrite();
            if (version == 1)
                times.Accept[index] = Stopwatch.GetElapsedTime(started);
        }

        times.EndToEnd[index] = Stopwatch.GetElapsedTime(started);
    });

    public void Dispose() => _source.Dispose();
}
