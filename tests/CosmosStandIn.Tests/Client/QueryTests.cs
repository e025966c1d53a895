using System.Net;
using Microsoft.Azure.Cosmos;

namespace Assay.Tests.CosmosStandIn.Client;

public class QueryTests(StandIn standIn) : IClassFixture<StandIn>
{
    [Theory]
    [InlineData("SELECT c.id FROM c WHERE c.State.Name = @name", "bd")]
    [InlineData("""SELECT c.id FROM c WHERE c["State"]["Name"] = @name AND c.State.At > 2""", "d")]
    [InlineData("SELECT c.id FROM c WHERE c.State.Name IN (@name, 'ada')", "abcd")]
    [InlineData("SELECT c.id FROM c WHERE ARRAY_CONTAINS(@several, c.State.At)", "ad")]
    [InlineData("SELECT c.id FROM c WHERE NOT STARTSWITH(c.State.Name, 'b')", "ac")]
    [InlineData("SELECT c.id FROM c WHERE IS_DEFINED(c.State.At) AND NOT IS_NULL(c.State.At)", "abcd")]
    [InlineData("SELECT * FROM c WHERE c.GrainType = 'submission' AND c.State = null", "")]
    [InlineData("SELECT c.id, c.State.At AS at FROM c ORDER BY c.State.At DESC, c.id ASC", "dcba")]
    [InlineData("SELECT TOP 2 c.id FROM c ORDER BY c.State.At", "ab")]
    [InlineData("SELECT c.id FROM c ORDER BY c.State.At OFFSET 1 LIMIT 2", "bc")]
    public async Task Queries_over_all_partitions_find_what_they_should(string query, string expected)
    {
        var container = await FilledAsync();
        var definition = new QueryDefinition(query).WithParameter("@name", "bob").WithParameter("@several", new[] { 1, 4 });

        var found = await ReadAsync<Item>(container, definition);

        Assert.Equal(expected, string.Concat(found.Select(item => item.Id)));
    }

    [Fact]
    public async Task A_query_in_one_partition_sees_that_one()
    {
        var container = await FilledAsync();

        var found = await ReadAsync<Item>(container, new QueryDefinition("SELECT c.id FROM c ORDER BY c.State.At DESC"), "odd");

        Assert.Equal("ca", string.Concat(found.Select(item => item.Id)));
    }

    [Fact]
    public async Task COUNT_counts_over_all_and_in_one_partition()
    {
        var container = await FilledAsync();
        var count = new QueryDefinition("SELECT VALUE COUNT(1) FROM c WHERE c.State.At > 1");

        Assert.Equal([3], await ReadAsync<int>(container, count));
        Assert.Equal([1], await ReadAsync<int>(container, count, "odd"));
    }

    [Fact]
    public async Task GROUP_BY_counts_each_group()
    {
        var container = await FilledAsync();

        var groups = await ReadAsync<Dictionary<string, object>>(container, new QueryDefinition("SELECT c.State.Name, COUNT(1) AS n FROM c GROUP BY c.State.Name"));

        Assert.Equal(["ada 2", "bob 2"], groups.Select(group => $"{group["Name"]} {group["n"]}").Order());
    }

    [Theory]
    [InlineData("SELECT c.id FROM c ORDER BY c.State.Name, c.id")]
    [InlineData("SELECT c.id FROM c ORDER BY c.State.At DESC, c.id DESC")]
    [InlineData("SELECT c.id FROM c ORDER BY c.State.Hidden")]
    [InlineData("SELECT c.id FROM c WHERE UNHEARD(c.id)")]
    [InlineData("SELECT c.id FROM c WHERE c.id = @nothing")]
    public async Task What_has_no_index_to_sort_by_or_no_meaning_is_a_bad_request(string query)
    {
        var container = await FilledAsync();

        var refused = await Assert.ThrowsAsync<CosmosException>(() => ReadAsync<Item>(container, new QueryDefinition(query)));

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
    }

    [Fact]
    public async Task A_filter_without_an_index_is_answered_and_counted()
    {
        var container = await FilledAsync();
        var before = standIn.Server.Counters.Snapshot().ScannedWithoutIndex;

        await ReadAsync<Item>(container, new QueryDefinition("SELECT * FROM c WHERE c.State.Name = 'ada' AND c.PartitionKey = 'odd'"));
        var served = standIn.Server.Counters.Snapshot().ScannedWithoutIndex;
        var found = await ReadAsync<Item>(container, new QueryDefinition("SELECT * FROM c WHERE c.State.Hidden = 'text'"));
        var after = standIn.Server.Counters.Snapshot();

        Assert.Equal((before, before + 1, 4), (served, after.ScannedWithoutIndex, found.Count));
        Assert.Contains("Hidden", after.LastScan, StringComparison.Ordinal);
    }

    internal static async Task<List<T>> ReadAsync<T>(Container container, QueryDefinition query, string? partition = null)
    {
        var options = new QueryRequestOptions { PartitionKey = partition is null ? null : new PartitionKey(partition) };
        using var pages = container.GetItemQueryIterator<T>(query, requestOptions: options);
        var found = new List<T>();
        while (pages.HasMoreResults)
            found.AddRange(await pages.ReadNextAsync());
        return found;
    }

    private async Task<Container> FilledAsync()
    {
        var container = await standIn.NewContainerAsync(StandIn.NamedOnly());
        foreach (var (n, id) in "abcd".Index())
            await container.CreateItemAsync(Item.Of(id.ToString(), n % 2 == 0 ? "odd" : "even", n % 2 == 0 ? "ada" : "bob", n + 1));
        return container;
    }
}
