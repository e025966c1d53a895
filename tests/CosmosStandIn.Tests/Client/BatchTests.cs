using System.Net;
using Assay.Tests.CosmosStandIn.Faults;
using Microsoft.Azure.Cosmos;

namespace Assay.Tests.CosmosStandIn.Client;

public class BatchTests(StandIn standIn) : IClassFixture<StandIn>
{
    private static readonly PartitionKey Key = new("p");

    [Fact]
    public async Task A_batch_does_all_its_parts_and_says_their_etags()
    {
        var container = await standIn.NewContainerAsync();
        var made = await container.CreateItemAsync(Item.Of("a"), Key);

        using var done = await container.CreateTransactionalBatch(Key)
            .ReplaceItem("a", Item.Of("a", at: 2), new TransactionalBatchItemRequestOptions { IfMatchEtag = made.ETag })
            .CreateItem(Item.Of("b"))
            .ExecuteAsync();

        var read = await container.ReadItemAsync<Item>("a", Key);
        Assert.Equal((HttpStatusCode.OK, 2), (done.StatusCode, done.Count));
        Assert.Equal((read.ETag, 2), (done[0].ETag, read.Resource.State!.At));
        Assert.Equal(4.95 * 2, done.RequestCharge, 2);
        await container.ReadItemAsync<Item>("b", Key);
    }

    [Fact]
    public async Task A_batch_with_one_part_that_fails_does_none()
    {
        var container = await standIn.NewContainerAsync();
        await container.CreateItemAsync(Item.Of("a"), Key);

        using var refused = await container.CreateTransactionalBatch(Key)
            .CreateItem(Item.Of("b"))
            .DeleteItem("a", new TransactionalBatchItemRequestOptions { IfMatchEtag = "\"other\"" })
            .ExecuteAsync();

        Assert.Equal(HttpStatusCode.PreconditionFailed, refused.StatusCode);
        Assert.Equal(HttpStatusCode.FailedDependency, refused[0].StatusCode);
        using var missing = await container.ReadItemStreamAsync("b", Key);
        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
        await container.ReadItemAsync<Item>("a", Key);
    }

    [Fact]
    public async Task A_batch_whose_answer_never_came_has_happened()
    {
        var container = await standIn.NewContainerAsync();
        standIn.Server.Faults.Share(FaultKind.CutAfterWrite, 100, operations: Operation.Batch);

        await Assert.ThrowsAnyAsync<Exception>(async () =>
        {
            using var cut = await container.CreateTransactionalBatch(Key).CreateItem(Item.Of("a")).ExecuteAsync();
            if (!cut.IsSuccessStatusCode)
                throw new HttpRequestException(cut.ErrorMessage);
        });
        standIn.Server.Faults.Clear();

        Assert.Equal("a", (await container.ReadItemAsync<Item>("a", Key)).Resource.Id);
    }
}
