using System.Collections.Concurrent;
using System.Globalization;
using Assay.Errors;
using Assay.Servers;
using Assay.Silo.Tests.Storage.Contract;
using Npgsql;

namespace Assay.Silo.Tests.Storage.Postgres;

public sealed class PostgresFaultTests
{
    private const int MostCuts = 20;

    [Fact]
    public async Task A_server_that_is_killed_under_load_loses_nothing_that_was_confirmed_and_work_resumes()
    {
        await using var server = await PostgresServer.StartAsync();
        await using var store = await PostgresTestStore.OpenAsync(server.ConnectionString);
        var confirmed = new ConcurrentBag<string>();
        using var stop = new CancellationTokenSource();
        var load = Enumerable.Range(0, 16).Select(worker => Task.Run(async () =>
        {
            for (var i = 0; !stop.IsCancellationRequested; i++)
            {
                var key = string.Create(CultureInfo.InvariantCulture, $"sub_{worker}_{i}");
                if (await Record.ExceptionAsync(() => store.SaveAsync(key, Sample.Submission(key))) is null)
                    confirmed.Add(key);
            }
        })).ToArray();

        await UntilAsync(() => confirmed.Count > 200);
        await server.KillAsync();
        await server.StartAsync();
        var before = confirmed.Count;
        await UntilAsync(() => confirmed.Count > before + 200);
        await stop.CancelAsync();
        await Task.WhenAll(load);
        foreach (var key in confirmed)
            Assert.Equal(key, await store.AnswerOfAsync(key));
    }

    [Fact]
    public async Task Connections_cut_in_the_middle_of_commits_are_not_seen_by_writers_and_audit_is_not_doubled()
    {
        await using var store = await PostgresTestStore.OpenAsync();
        await using var other = new NpgsqlConnection(store.Options.ConnectionString + ";Pooling=false");
        await other.OpenAsync();
        using var stop = new CancellationTokenSource();
        var cutter = Task.Run(async () =>
        {
            // So many that every kind of moment is met, and not so many that nothing ever gets through.
            for (var cuts = 0L; cuts < MostCuts && !stop.IsCancellationRequested;)
            {
                await using var cut = new NpgsqlCommand(
                    "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE application_name = 'assay-cut' AND state <> 'idle'", other);
                cuts += (long)(await cut.ExecuteScalarAsync())!;
            }
        });
        await using var victim = await PostgresTestStore.OpenAsync(store.Options.ConnectionString + ";Application Name=assay-cut");
        for (var i = 0; i < 20; i++)
        {
            var saves = Enumerable.Range(0, 20).Select(n => SaveTwiceAsync(victim, string.Create(CultureInfo.InvariantCulture, $"sub_{i}_{n}")));
            await Task.WhenAll(saves);
        }

        await stop.CancelAsync();
        await cutter;
        await using var count = store.Source.CreateCommand("SELECT count(*), count(DISTINCT subject) FROM audit WHERE action = 'test.twice'");
        await using var row = await count.ExecuteReaderAsync();
        Assert.True(await row.ReadAsync());
        Assert.Equal((800, 800), (row.GetInt64(0), row.GetInt64(1)));
    }

    [Fact]
    public async Task A_server_that_hangs_is_given_up_within_the_limit_and_work_resumes_when_it_goes_on()
    {
        await using var server = await PostgresServer.StartAsync();
        await using var store = await PostgresTestStore.OpenAsync(server.ConnectionString + ";Command Timeout=1;Timeout=1;Cancellation Timeout=200", TimeSpan.FromSeconds(2));
        var row = await store.SaveAsync("sub_1", Sample.Submission("before"));
        await server.PauseAsync();
        var failure = await Assert.ThrowsAsync<AssayException>(() => store.SaveAsync("sub_2", Sample.Submission()).WaitAsync(TimeSpan.FromSeconds(20)));
        Assert.Equal((ErrorKind.Unavailable, "store_unavailable"), (failure.Kind, failure.Code));
        await Assert.ThrowsAsync<AssayException>(() => store.LoadAsync("sub_1").WaitAsync(TimeSpan.FromSeconds(20)));
        await server.ContinueAsync();
        await store.SaveAsync("sub_1", Sample.Submission("after"), row);
        Assert.Equal("after", await store.AnswerOfAsync("sub_1"));
    }

    [Fact]
    public async Task A_server_that_turns_read_only_refuses_writes_and_takes_them_again_by_itself()
    {
        await using var server = await PostgresServer.StartAsync();
        await using var store = await PostgresTestStore.OpenAsync(server.ConnectionString, TimeSpan.FromSeconds(1));
        await server.ExecuteAsync("ALTER SYSTEM SET default_transaction_read_only = on");
        await server.ExecuteAsync("SELECT pg_reload_conf()");
        await UntilAsync(async () => await Record.ExceptionAsync(() => store.SaveAsync("sub_r", Sample.Submission(), null)) is AssayException { Code: "store_unavailable" } refusal
            && refusal.Message.Contains("read-only", StringComparison.Ordinal));
        await server.ExecuteAsync("ALTER SYSTEM RESET default_transaction_read_only");
        await server.ExecuteAsync("SELECT pg_reload_conf()");
        await UntilAsync(async () => await Record.ExceptionAsync(() => store.SaveAsync("sub_after", Sample.Submission())) is null);
    }

    [Fact]
    public async Task Without_a_free_connection_reads_end_in_time_and_go_on_later()
    {
        await using var server = await PostgresServer.StartAsync("max_connections=8", "superuser_reserved_connections=0");
        await using var store = await PostgresTestStore.OpenAsync(server.ConnectionString + ";Timeout=1");
        await store.SaveAsync("sub_1", Sample.Submission("text"));
        var hoarded = new List<NpgsqlConnection>();
        while (true)
        {
            var connection = new NpgsqlConnection(server.ConnectionString + ";Pooling=false");
            if (await Record.ExceptionAsync(() => connection.OpenAsync()) is not null)
                break;
            hoarded.Add(connection);
        }

        var reads = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Record.ExceptionAsync(() => store.LoadAsync("sub_1"))));
        Assert.Contains(reads, failure => failure is AssayException { Code: "store_unavailable" });
        await store.SaveAsync("sub_2", Sample.Submission());
        foreach (var connection in hoarded)
            await connection.DisposeAsync();
        Assert.Equal("text", await store.AnswerOfAsync("sub_1"));
    }

    [Fact]
    public async Task The_clock_follows_the_database()
    {
        await using var store = await PostgresTestStore.OpenAsync();
        var clock = new Silo.Storage.Postgres.PostgresClock(store.Source, Microsoft.Extensions.Logging.Abstractions.NullLogger<Silo.Storage.Postgres.PostgresClock>.Instance);
        await clock.ReadAsync(CancellationToken.None);
        Assert.True(clock.Offset.Duration() < TimeSpan.FromMilliseconds(500), clock.Offset.ToString());

        // A function of that name in the schema stands before PostgreSQL's own.
        var schema = new NpgsqlConnectionStringBuilder(store.Options.ConnectionString).SearchPath;
        await store.ExecuteAsync("CREATE FUNCTION clock_timestamp() RETURNS timestamptz LANGUAGE sql AS $$ SELECT pg_catalog.clock_timestamp() + interval '1 hour' $$");
        await using var shifted = Silo.Storage.Postgres.PostgresSource.Create(store.Options.ConnectionString + $";Search Path={schema},pg_catalog");
        var ahead = new Silo.Storage.Postgres.PostgresClock(shifted, Microsoft.Extensions.Logging.Abstractions.NullLogger<Silo.Storage.Postgres.PostgresClock>.Instance);
        await ahead.ReadAsync(CancellationToken.None);
        Assert.InRange(ahead.Offset.TotalMinutes, 59.9, 60.1);
        Assert.InRange((ahead.GetUtcNow() - DateTimeOffset.UtcNow).TotalMinutes, 59.9, 60.1);
    }

    private static async Task SaveTwiceAsync(PostgresTestStore store, string key)
    {
        Orleans.GrainState<Submissions.SubmissionState>? row = null;
        for (var version = 1; version <= 2; version++)
        {
            var subject = string.Create(CultureInfo.InvariantCulture, $"{key}/{version}");
            var state = Sample.Submission(subject) with { PendingAudit = [new(Sample.Day, "system", "test.twice", subject, null)] };
            row = await store.SaveAsync(key, state, row);
        }
    }

    private static async Task UntilAsync(Func<bool> holds) => await UntilAsync(() => Task.FromResult(holds()));

    private static async Task UntilAsync(Func<Task<bool>> holds)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (!await holds())
            await Task.Delay(10, limit.Token);
    }
}
