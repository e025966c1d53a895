using System.Net;
using Assay.Tests.CosmosStandIn.Faults;
using Microsoft.Azure.Cosmos;

namespace Assay.Tests.CosmosStandIn.Client;

public sealed class FaultTests : IAsyncLifetime
{
    private static readonly PartitionKey Key = new("p");

    private readonly StandIn _standIn = new();
    private Container _container = null!;

    private FaultPlan Faults => _standIn.Server.Faults;

    private CountersSnapshot Counted => _standIn.Server.Counters.Snapshot();

    public async Task InitializeAsync()
    {
        await _standIn.InitializeAsync();
        _container = await _standIn.NewContainerAsync();
        await _container.CreateItemAsync(Item.Of("a"), Key);
        _standIn.Server.Counters.Reset();
    }

    public Task DisposeAsync() => _standIn.DisposeAsync();

    [Fact]
    public async Task A_short_storm_of_429_is_waited_out()
    {
        Faults.Next(FaultKind.TooManyRequests, count: 3);

        var read = await _container.ReadItemAsync<Item>("a", Key);

        Assert.Equal("a", read.Resource.Id);
        Assert.Equal((4, 3), (Counted.Of(Operation.Read), Counted.Answers[429]));
    }

    [Fact]
    public async Task A_storm_of_429_without_end_ends_after_the_bounded_retries()
    {
        using var impatient = StandIn.Connect(_standIn.Server, retries: 2);
        Faults.Add(new Fault(FaultKind.TooManyRequests) { Percent = 100, RetryAfter = TimeSpan.FromMilliseconds(7) });

        using var read = await impatient.GetContainer(_standIn.Database.Id, _container.Id).ReadItemStreamAsync("a", Key);

        Assert.Equal(HttpStatusCode.TooManyRequests, read.StatusCode);
        Assert.Equal("7", read.Headers["x-ms-retry-after-ms"]);
        Assert.Equal(3, Counted.Of(Operation.Read));
    }

    [Fact]
    public async Task A_switched_412_strikes_writes_only_and_changes_nothing()
    {
        Faults.Next(FaultKind.PreconditionFailed);

        using var read = await _container.ReadItemStreamAsync("a", Key);
        var refused = await Assert.ThrowsAsync<CosmosException>(() => _container.ReplaceItemAsync(Item.Of("a", at: 2), "a", Key));

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.PreconditionFailed), (read.StatusCode, refused.StatusCode));
        Assert.Equal(1, (await _container.ReadItemAsync<Item>("a", Key)).Resource.State!.At);
    }

    [Fact]
    public async Task A_503_to_a_write_reaches_the_caller_and_nothing_was_written()
    {
        Faults.Share(FaultKind.ServiceUnavailable, 100, operations: Operation.Create);

        var refused = await Assert.ThrowsAsync<CosmosException>(() => _container.CreateItemAsync(Item.Of("b"), Key));
        using var read = await _container.ReadItemStreamAsync("b", Key);

        Assert.Equal((HttpStatusCode.ServiceUnavailable, HttpStatusCode.NotFound), (refused.StatusCode, read.StatusCode));
    }

    [Fact]
    public async Task A_request_that_hangs_ends_with_its_callers_patience()
    {
        Faults.Next(FaultKind.Hang);
        using var patience = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _container.ReadItemAsync<Item>("a", Key, cancellationToken: patience.Token));

        Assert.Equal(1, Counted.Faults[FaultKind.Hang]);
    }

    [Theory]
    [InlineData(FaultKind.CutAfterWrite)]
    [InlineData(FaultKind.HangAfterWrite)]
    public async Task A_write_whose_answer_never_came_has_happened(FaultKind kind)
    {
        Faults.Share(kind, 100, operations: Operation.Create);
        using var patience = new CancellationTokenSource(TimeSpan.FromMilliseconds(500));

        await Assert.ThrowsAnyAsync<Exception>(() => _container.CreateItemAsync(Item.Of("b"), Key, cancellationToken: patience.Token));

        Assert.Equal("b", (await _container.ReadItemAsync<Item>("b", Key)).Resource.Id);
    }

    [Fact]
    public async Task A_cut_read_is_tried_again_by_the_client()
    {
        Faults.Next(FaultKind.Cut, 1, Operation.Read);

        Assert.Equal("a", (await _container.ReadItemAsync<Item>("a", Key)).Resource.Id);
        Assert.Equal(2, Counted.Of(Operation.Read));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("p")]
    public async Task Empty_pages_come_before_the_results(string? partition)
    {
        Faults.Next(FaultKind.EmptyPage, count: 3);

        var found = await QueryTests.ReadAsync<Item>(_container, new QueryDefinition("SELECT * FROM c"), partition);

        Assert.Single(found);
        Assert.Equal((4, 3), (Counted.Of(Operation.Query), Counted.Faults[FaultKind.EmptyPage]));
    }

    [Fact]
    public async Task A_share_of_requests_is_the_same_share_with_the_same_seed()
    {
        async Task<List<int>> StatusesAsync()
        {
            Faults.Clear();
            Faults.Share(FaultKind.PreconditionFailed, 30, seed: 7, Operation.Delete);
            var statuses = new List<int>();
            for (var n = 0; n < 60; n++)
            {
                using var answer = await _container.DeleteItemStreamAsync("none", Key);
                statuses.Add((int)answer.StatusCode);
            }

            return statuses;
        }

        var first = await StatusesAsync();

        Assert.Equal(first, await StatusesAsync());
        Assert.InRange(first.Count(status => status == 412), 8, 30);
    }

    [Fact]
    public async Task A_fault_for_some_ids_leaves_the_others_alone()
    {
        Faults.Add(new Fault(FaultKind.PreconditionFailed) { Percent = 100, IdPrefix = "bad" });

        using var good = await _container.UpsertItemStreamAsync(new MemoryStream("""{"id":"good","PartitionKey":"p"}"""u8.ToArray()), Key);
        using var bad = await _container.UpsertItemStreamAsync(new MemoryStream("""{"id":"bad-1","PartitionKey":"p"}"""u8.ToArray()), Key);

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.PreconditionFailed), (good.StatusCode, bad.StatusCode));
    }
}
