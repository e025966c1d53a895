using System.Net;
using Microsoft.Azure.Cosmos;

namespace Assay.Tests.CosmosStandIn.Client;

public class ResourceTests(StandIn standIn) : IClassFixture<StandIn>
{
    [Fact]
    public async Task Database_and_container_are_created_once()
    {
        var first = await standIn.Cosmos.CreateDatabaseIfNotExistsAsync("once");
        var second = await standIn.Cosmos.CreateDatabaseIfNotExistsAsync("once");
        var made = await first.Database.CreateContainerIfNotExistsAsync("items", "/PartitionKey");
        var found = await second.Database.CreateContainerIfNotExistsAsync("items", "/PartitionKey");

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.OK), (first.StatusCode, second.StatusCode));
        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.OK), (made.StatusCode, found.StatusCode));
    }

    [Fact]
    public async Task A_container_keeps_its_key_version_and_its_indexing_policy()
    {
        var container = await standIn.NewContainerAsync(StandIn.NamedOnly());

        ContainerProperties read = await container.ReadContainerAsync();

        Assert.Equal(PartitionKeyDefinitionVersion.V2, read.PartitionKeyDefinitionVersion);
        Assert.Equal("/PartitionKey", read.PartitionKeyPath);
        Assert.Equal(["/PartitionKey/?", "/\"State\"/\"At\"/?", "/\"State\"/\"Name\"/?"], read.IndexingPolicy.IncludedPaths.Select(path => path.Path));
        Assert.Equal(["/State/At", "/id"], Assert.Single(read.IndexingPolicy.CompositeIndexes).Select(path => path.Path));
    }

    [Fact]
    public async Task A_deleted_container_is_gone_and_comes_back_empty()
    {
        var container = await standIn.NewContainerAsync();
        await container.CreateItemAsync(Item.Of("a"));

        await container.DeleteContainerAsync();
        using (var gone = await container.ReadContainerStreamAsync())
            Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
        await standIn.Database.CreateContainerAsync(container.Id, "/PartitionKey");

        using var read = await container.ReadItemStreamAsync("a", new PartitionKey("p"));
        Assert.Equal(HttpStatusCode.NotFound, read.StatusCode);
    }

    [Fact]
    public async Task A_wrong_key_is_refused()
    {
        using var stranger = StandIn.Connect(standIn.Server, Convert.ToBase64String("another key"u8));

        var refused = await Assert.ThrowsAsync<CosmosException>(() => stranger.GetDatabase("tests").ReadAsync());

        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
    }

    [Fact]
    public async Task The_ranges_of_a_container_are_one_and_not_sent_twice()
    {
        var container = await standIn.NewContainerAsync();
        standIn.Server.Counters.Reset();

        Assert.Single(await container.GetFeedRangesAsync());

        var counted = standIn.Server.Counters.Snapshot();
        Assert.Equal(counted.Of(Operation.PartitionKeyRanges) - 1, counted.Answers[304]);
    }
}
