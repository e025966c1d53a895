using System.Text.Json;
using Microsoft.Azure.Cosmos;

namespace Assay.Tests.CosmosStandIn.Client;

public class PagingTests(StandIn standIn) : IClassFixture<StandIn>
{
    private static readonly QueryDefinition Newest = new("SELECT c.id FROM c ORDER BY c.State.At DESC, c.id ASC");

    [Theory]
    [InlineData(null)]
    [InlineData("p")]
    public async Task Pages_of_the_stream_iterator_are_the_whole_in_order(string? partition)
    {
        var container = await FilledAsync(25);

        var pages = await PagesAsync(container, partition, null, int.MaxValue);

        Assert.Equal([10, 10, 5], pages.Select(page => page.Ids.Count));
        Assert.Equal(Enumerable.Range(0, 25).Reverse().Select(n => $"d{n:00}"), pages.SelectMany(page => page.Ids));
        Assert.Null(pages[^1].Token);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("p")]
    public async Task A_continuation_goes_on_in_another_client_past_what_was_added_meanwhile(string? partition)
    {
        var container = await FilledAsync(25);
        var first = Assert.Single(await PagesAsync(container, partition, null, 1));
        await container.CreateItemAsync(Item.Of("newest", at: 99));
        using var other = StandIn.Connect(standIn.Server);

        var second = Assert.Single(await PagesAsync(other.GetContainer(standIn.Database.Id, container.Id), partition, first.Token, 1));

        Assert.Equal(Enumerable.Range(5, 10).Reverse().Select(n => $"d{n:00}"), second.Ids);
    }

    private static async Task<List<(List<string> Ids, string? Token)>> PagesAsync(Container container, string? partition, string? token, int most)
    {
        var options = new QueryRequestOptions { MaxItemCount = 10, PartitionKey = partition is null ? null : new PartitionKey(partition) };
        using var iterator = container.GetItemQueryStreamIterator(Newest, token, options);
        var pages = new List<(List<string>, string?)>();
        while (iterator.HasMoreResults && pages.Count < most)
        {
            using var page = await iterator.ReadNextAsync();
            page.EnsureSuccessStatusCode();
            using var body = await JsonDocument.ParseAsync(page.Content);
            var ids = body.RootElement.GetProperty("Documents").EnumerateArray().Select(row => row.GetProperty("id").GetString()!).ToList();
            pages.Add((ids, page.ContinuationToken));
        }

        return pages;
    }

    private async Task<Container> FilledAsync(int count)
    {
        var container = await standIn.NewContainerAsync(StandIn.NamedOnly());
        for (var n = 0; n < count; n++)
            await container.CreateItemAsync(Item.Of($"d{n:00}", at: n));
        return container;
    }
}
