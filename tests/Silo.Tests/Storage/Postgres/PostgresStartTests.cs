using Assay.Servers;
using Assay.Silo.Storage;
using Assay.Silo.Storage.Postgres;
using Npgsql;

namespace Assay.Silo.Tests.Storage.Postgres;

public sealed class PostgresStartTests
{
    [Fact]
    public async Task Several_silos_may_open_an_empty_database_at_once()
    {
        var schema = await (await SharedPostgres.GetAsync()).NewSchemaAsync();
        var stores = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => PostgresTestStore.OpenAsync(schema))));
        foreach (var store in stores)
            await store.DisposeAsync();

        await using var source = PostgresSource.Create(schema);
        await using var read = source.CreateCommand("SELECT version FROM assay_schema WHERE part = 'state'");
        Assert.Equal(PostgresStateSchema.Scripts.Count, await read.ExecuteScalarAsync());
    }

    [Fact]
    public async Task A_database_of_a_newer_version_is_left_alone()
    {
        var schema = await (await SharedPostgres.GetAsync()).NewSchemaAsync();
        await using (var store = await PostgresTestStore.OpenAsync(schema))
            await store.ExecuteAsync("UPDATE assay_schema SET version = 99 WHERE part = 'state'");
        var refusal = await Assert.ThrowsAsync<StoreStartupException>(() => PostgresTestStore.OpenAsync(schema));
        Assert.Contains("newer version", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_role_that_may_not_create_tables_can_run_on_a_finished_schema_and_is_told_so_on_an_empty_one()
    {
        var server = await SharedPostgres.GetAsync();
        var schema = await server.NewSchemaAsync();
        var name = new NpgsqlConnectionStringBuilder(schema).SearchPath;
        var limited = new NpgsqlConnectionStringBuilder(schema) { Username = $"{name}_silo", Password = "only-for-this-test" }.ToString();
        await using var source = PostgresSource.Create(schema);
        await using (var role = source.CreateCommand($"CREATE ROLE {name}_silo LOGIN PASSWORD 'only-for-this-test'; GRANT USAGE ON SCHEMA {name} TO {name}_silo"))
            await role.ExecuteNonQueryAsync();

        var refusal = await Assert.ThrowsAsync<StoreStartupException>(() => PostgresTestStore.OpenAsync(limited));
        Assert.Contains("42501", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("only-for-this-test", refusal.Message, StringComparison.Ordinal);

        await (await PostgresTestStore.OpenAsync(schema)).DisposeAsync();
        await using (var grant = source.CreateCommand(
            $"GRANT SELECT, INSERT, UPDATE, DELETE ON submissions, grain_state TO {name}_silo; GRANT SELECT, INSERT ON audit TO {name}_silo; GRANT SELECT ON assay_schema TO {name}_silo"))
            await grant.ExecuteNonQueryAsync();
        await using var store = await PostgresTestStore.OpenAsync(limited);
        await store.SaveAsync("sub_1", Contract.Sample.Submission());
    }

    [Theory]
    [InlineData("fsync=off", "fsync")]
    [InlineData("full_page_writes=off", "full_page_writes")]
    [InlineData("synchronous_commit=off", "synchronous_commit")]
    public async Task A_server_that_confirms_what_it_may_lose_is_refused_unless_allowed(string setting, string named)
    {
        await using var server = await PostgresServer.StartAsync(setting);
        var refusal = await Assert.ThrowsAsync<StoreStartupException>(() => PostgresTestStore.OpenAsync(server.ConnectionString));
        Assert.Contains(named, refusal.Message, StringComparison.Ordinal);
        await using var store = await PostgresTestStore.OpenAsync(server.ConnectionString, allowUnsafe: true);
        await store.SaveAsync("sub_1", Contract.Sample.Submission());
    }

    [Fact]
    public async Task What_is_wrong_with_a_connection_string_is_said_without_its_password()
    {
        var refusal = Assert.Throws<StoreStartupException>(() => PostgresSource.Create("Host=db;Passwort=secret-word;Database"));
        Assert.Contains("ASSAY_POSTGRES", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret-word", refusal.Message, StringComparison.Ordinal);

        var server = await SharedPostgres.GetAsync();
        var wrong = new NpgsqlConnectionStringBuilder(server.ConnectionString) { Password = "secret-word" }.ToString();
        refusal = await Assert.ThrowsAsync<StoreStartupException>(() => PostgresTestStore.OpenAsync(wrong));
        Assert.DoesNotContain("secret-word", refusal.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_store_opens_once_a_server_that_is_not_there_yet_comes_up()
    {
        await using var server = await PostgresServer.StartAsync();
        await server.KillAsync();
        var opening = PostgresTestStore.OpenAsync(server.ConnectionString);
        Assert.False(opening.IsCompleted);
        await server.StartAsync();
        await using var store = await opening;
        await store.SaveAsync("sub_1", Contract.Sample.Submission());
    }
}
