using System.Net;
using System.Text.Json;
using Microsoft.Azure.Cosmos;

namespace Assay.Tests.CosmosStandIn.Client;

public class DocumentTests(StandIn standIn) : IClassFixture<StandIn>
{
    private static readonly PartitionKey Key = new("p");

    [Fact]
    public async Task A_document_comes_back_as_it_was_written()
    {
        var container = await standIn.NewContainerAsync();

        var created = await container.CreateItemAsync(Item.Of("a"), Key);
        var read = await container.ReadItemAsync<Item>("a", Key);

        Assert.Equal(HttpStatusCode.Created, created.StatusCode);
        Assert.Null(created.Resource);
        Assert.Equal(Item.Of("a"), read.Resource with { ETag = null });
        Assert.Equal((created.ETag, created.ETag), (read.ETag, read.Resource.ETag));
        Assert.Equal((4.95, 1), (created.RequestCharge, read.RequestCharge));
    }

    [Fact]
    public async Task The_stream_calls_say_by_status_what_happened()
    {
        var container = await standIn.NewContainerAsync();

        using var created = await container.CreateItemStreamAsync(Bytes(Item.Of("a")), Key);
        using var again = await container.CreateItemStreamAsync(Bytes(Item.Of("a")), Key);
        using var read = await container.ReadItemStreamAsync("a", Key);
        using var missing = await container.ReadItemStreamAsync("b", Key);
        using var replaced = await container.ReplaceItemStreamAsync(Bytes(Item.Of("a", at: 2)), "a", Key, If(created.Headers.ETag));
        using var stale = await container.ReplaceItemStreamAsync(Bytes(Item.Of("a", at: 3)), "a", Key, If(created.Headers.ETag));
        using var absent = await container.ReplaceItemStreamAsync(Bytes(Item.Of("b")), "b", Key, If(created.Headers.ETag));
        using var upserted = await container.UpsertItemStreamAsync(Bytes(Item.Of("c")), Key);
        using var kept = await container.DeleteItemStreamAsync("a", Key, If(created.Headers.ETag));
        using var deleted = await container.DeleteItemStreamAsync("a", Key, If(replaced.Headers.ETag));

        Assert.Equal(
            [201, 409, 200, 404, 200, 412, 404, 201, 412, 204],
            new[] { created, again, read, missing, replaced, stale, absent, upserted, kept, deleted }.Select(answer => (int)answer.StatusCode));
        Assert.True(created.Content is null or { Length: 0 });
        Assert.Equal(Item.Of("a"), (await JsonSerializer.DeserializeAsync<Item>(read.Content))! with { ETag = null });
        Assert.NotEqual(created.Headers.ETag, replaced.Headers.ETag);
    }

    [Fact]
    public async Task Two_megabytes_are_too_large()
    {
        var container = await standIn.NewContainerAsync();

        using var answer = await container.CreateItemStreamAsync(Bytes(Item.Of("a", name: new string('x', 2 * 1024 * 1024))), Key);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
    }

    [Fact]
    public async Task A_document_under_another_key_than_it_says_is_refused()
    {
        var container = await standIn.NewContainerAsync();

        using var answer = await container.CreateItemStreamAsync(Bytes(Item.Of("a")), new PartitionKey("q"));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task An_unchanged_document_is_not_sent_again()
    {
        var container = await standIn.NewContainerAsync();
        var created = await container.CreateItemAsync(Item.Of("a"), Key);

        using var read = await container.ReadItemStreamAsync("a", Key, new ItemRequestOptions { IfNoneMatchEtag = created.ETag });

        Assert.Equal(HttpStatusCode.NotModified, read.StatusCode);
    }

    [Theory]
    [InlineData("assay__submission_a~0b~3")]
    [InlineData("a b")]
    [InlineData("a+b")]
    [InlineData("ü✓")]
    [InlineData("100%")]
    [InlineData("(a)'b'!*&=:;,@$")]
    public async Task An_id_that_needs_encoding_is_read_back(string id)
    {
        var container = await standIn.NewContainerAsync();

        await container.CreateItemAsync(Item.Of(id, id), new PartitionKey(id));

        Assert.Equal(id, (await container.ReadItemAsync<Item>(id, new PartitionKey(id))).Resource.Id);
    }

    [Fact]
    public async Task Of_many_writers_with_one_etag_one_wins()
    {
        var container = await standIn.NewContainerAsync();
        var created = await container.CreateItemAsync(Item.Of("a"), Key);

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(async n =>
        {
            using var answer = await container.ReplaceItemStreamAsync(Bytes(Item.Of("a", at: n)), "a", Key, If(created.ETag));
            return (int)answer.StatusCode;
        }));

        Assert.Single(answers, 200);
        Assert.Equal(19, answers.Count(status => status == 412));
    }

    private static ItemRequestOptions If(string etag) => new() { IfMatchEtag = etag, EnableContentResponseOnWrite = false };

    private static MemoryStream Bytes(Item item) => new(JsonSerializer.SerializeToUtf8Bytes(item));
}
