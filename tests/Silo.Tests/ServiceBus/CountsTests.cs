using System.Diagnostics;
using Assay.ServiceBus;
using Assay.ServiceBus.Counts;
using Assay.ServiceBusStandIn;

namespace Assay.Silo.Tests.ServiceBus;

public sealed class CountsTests
{
    [Fact]
    public async Task The_counts_are_those_of_the_broker()
    {
        await using var bus = await TestBus.OpenAsync();
        await bus.SendManyAsync(4);
        await bus.Sender.SendAsync(TestBus.Message("later") with { ScheduledFor = bus.Clock.GetUtcNow().AddHours(1) }, CancellationToken.None);
        await (await bus.ReceiveAsync()).DeadLetterAsync("bad", null, null, CancellationToken.None);
        using var counts = bus.Counts();
        Assert.Equal(new Assay.ServiceBus.Counts.QueueCounts(3, 1, 1), await counts.ReadAsync(TestBus.Queue, CancellationToken.None));
    }

    [Fact]
    public async Task A_policy_without_Manage_is_told_so_and_sending_and_receiving_go_on()
    {
        var settings = new BrokerSettings { ExtraRules = [new KeyRule("worker", "d29yaw==", Send: true, Listen: true)] };
        await using var bus = await TestBus.OpenAsync(settings, connection: broker =>
            $"Endpoint=sb://127.0.0.1:{broker.Port};SharedAccessKeyName=worker;SharedAccessKey=d29yaw==;UseDevelopmentEmulator=true");
        using var counts = bus.Counts();
        var failure = await Assert.ThrowsAsync<BusException>(() => counts.ReadAsync(TestBus.Queue, CancellationToken.None));
        Assert.Equal(BusFailure.Unauthorized, failure.Failure);
        Assert.Contains("Manage", failure.Message, StringComparison.Ordinal);
        await bus.SendAsync("m");
        await (await bus.ReceiveAsync()).CompleteAsync(CancellationToken.None);
    }

    [Fact]
    public async Task A_queue_that_is_not_there_is_named()
    {
        await using var bus = await TestBus.NewAsync();
        using var counts = bus.Counts();
        var failure = await Assert.ThrowsAsync<BusException>(() => counts.ReadAsync("no-such-queue", CancellationToken.None));
        Assert.Equal(BusFailure.NotFound, failure.Failure);
        Assert.Contains("no-such-queue", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<feed xmlns='http://www.w3.org/2005/Atom'/>", BusFailure.NotFound)]
    [InlineData("<a><CountDetails><ActiveMessageCount>1</ActiveMessageCount></CountDetails></a>", BusFailure.Rejected)]
    [InlineData("no xml", BusFailure.Rejected)]
    [InlineData("<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", BusFailure.Rejected)]
    public void An_answer_that_is_not_understood_is_a_failure(string xml, object failure) =>
        Assert.Equal(failure, Assert.Throws<BusException>(() => BusCounts.Parse(xml, TestBus.Queue)).Failure);

    [Fact]
    public async Task A_silent_namespace_costs_the_limit_and_an_absent_one_less()
    {
        await using var bus = await TestBus.NewAsync(change: options => options with { CountsLimit = TimeSpan.FromSeconds(0.5) });
        using var counts = bus.Counts();
        bus.Broker.Faults.Stalled = true;
        var watch = Stopwatch.StartNew();
        Assert.Equal(BusFailure.Timeout, (await Assert.ThrowsAsync<BusException>(() => counts.ReadAsync(TestBus.Queue, CancellationToken.None))).Failure);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(2));
        bus.Broker.Faults.Stalled = false;
        await bus.Broker.StopAsync();
        Assert.Equal(BusFailure.Unreachable, (await Assert.ThrowsAsync<BusException>(() => counts.ReadAsync(TestBus.Queue, CancellationToken.None))).Failure);
    }
}
