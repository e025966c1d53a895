using Assay.Silo.Storage.Postgres;
using Npgsql;

namespace Assay.Silo.Tests.Storage.Postgres;

/// <summary>A plan is kept as long as its connection, so the one made on an empty, never analysed table must be right for a full one.</summary>
public sealed class PostgresPlanTests
{
    [Theory]
    [InlineData(PostgresStatements.UpdateListed, 27)]
    [InlineData(PostgresStatements.UpdateState, 7)]
    [InlineData(PostgresStatements.MarksOfListed, 1)]
    [InlineData("SELECT key FROM submissions WHERE wake_kind = $1 AND wake_at IS NOT NULL AND wake_at <= $2 ORDER BY wake_at, key LIMIT 64", 2)]
    [InlineData("SELECT wake_at FROM submissions WHERE wake_kind = $1 AND wake_at IS NOT NULL AND wake_at > $2 AND next_retry_at IS NULL ORDER BY wake_at LIMIT 1", 2)]
    [InlineData("SELECT key FROM submissions WHERE (review_since IS NOT NULL OR phase % 10 = 1) AND (coalesce(review_since, created_at), key) > ($1, $2) ORDER BY coalesce(review_since, created_at), key LIMIT 51", 2)]
    public async Task A_statement_finds_its_rows_by_an_index_from_the_start(string sql, int parameters)
    {
        await using var store = await PostgresTestStore.OpenAsync();
        await using var connection = await store.Source.OpenConnectionAsync();
        var nothing = string.Join(',', Enumerable.Repeat("NULL", parameters));
        foreach (var statement in new[] { "SET plan_cache_mode = force_generic_plan", $"PREPARE planned AS {sql}" })
        {
            await using var command = new NpgsqlCommand(statement, connection);
            await command.ExecuteNonQueryAsync();
        }

        await using var explain = new NpgsqlCommand($"EXPLAIN EXECUTE planned ({nothing})", connection);
        await using var reader = await explain.ExecuteReaderAsync();
        var plan = "";
        while (await reader.ReadAsync())
            plan += reader.GetString(0) + "\n";
        Assert.DoesNotContain("Seq Scan", plan, StringComparison.Ordinal);
        Assert.Contains("Index", plan, StringComparison.Ordinal);
    }
}
