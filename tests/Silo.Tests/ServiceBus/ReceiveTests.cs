using System.Diagnostics;
using Assay.ServiceBus;
using Assay.ServiceBusStandIn;
using Xunit.Abstractions;

namespace Assay.Silo.Tests.ServiceBus;

public sealed class ReceiveTests(ITestOutputHelper output)
{
    private static readonly BrokerSettings ManyDeliveries = new() { Queues = [new(TestBus.Queue) { MaxDeliveryCount = 10 }, new("report-jobs")] };

    [Fact]
    public async Task A_delivery_carries_what_the_sender_and_the_broker_wrote_and_is_gone_once_completed()
    {
        await using var bus = await TestBus.OpenAsync();
        await bus.Sender.SendAsync(TestBus.Message("sub_1") with { Properties = new Dictionary<string, object> { ["attempt"] = 2 } }, CancellationToken.None);
        var delivery = await bus.ReceiveAsync();
        Assert.Equal(("sub_1", "application/json", 2), (delivery.Content.MessageId, delivery.Content.ContentType, delivery.Content.Properties["attempt"]));
        Assert.Equal("""{"submission_id":"sub_1"}"""u8.ToArray(), delivery.Content.Body.ToArray());
        Assert.Equal((1, 0), (delivery.Marks.SequenceNumber, delivery.Marks.DeliveryCount));
        Assert.Equal(bus.Clock.GetUtcNow(), delivery.Marks.EnqueuedAt);
        Assert.Equal(bus.Clock.GetUtcNow().AddMinutes(5), delivery.LockedUntil);
        Assert.NotEqual(Guid.Empty, delivery.LockToken);
        await delivery.CompleteAsync(CancellationToken.None);
        await delivery.AbandonAsync(CancellationToken.None);
        await Eventually.True(() => bus.Broker.Peek(TestBus.Queue).Count == 0, "the message is gone");
    }

    [Fact]
    public async Task No_more_messages_come_than_credit_was_granted()
    {
        await using var bus = await TestBus.OpenAsync();
        await bus.SendManyAsync(20);
        bus.Receiver.Grant(3);
        var first = new[] { await bus.NextAsync(), await bus.NextAsync(), await bus.NextAsync() };
        await first[0].CompleteAsync(CancellationToken.None);
        await first[1].AbandonAsync(CancellationToken.None);
        await bus.Client.Management(TestBus.Queue).PeekAsync(0, 1, CancellationToken.None);
        Assert.Equal((0, 0), (bus.Receiver.Deliveries.Count, bus.Receiver.OutstandingCredit));
        Assert.Equal(1, bus.Broker.Peek(TestBus.Queue).Count(message => message.Locked));
        bus.Receiver.Grant(2);
        await bus.NextAsync();
        await bus.NextAsync();
        Assert.Equal(3, bus.Broker.Peek(TestBus.Queue).Count(message => message.Locked));
        Assert.Equal(5, bus.Broker.Operations.Deliveries);
    }

    [Fact]
    public async Task More_credit_than_can_be_held_is_refused()
    {
        await using var bus = await TestBus.OpenAsync();
        bus.Receiver.Grant(1000);
        Assert.Throws<ArgumentOutOfRangeException>(() => bus.Receiver.Grant(1));
        await bus.Receiver.DrainAsync();
        bus.Receiver.Grant(1);
    }

    [Fact]
    public async Task An_abandoned_message_comes_back_and_its_count_rises()
    {
        await using var bus = await TestBus.OpenAsync();
        await bus.SendAsync("again");
        await (await bus.ReceiveAsync()).AbandonAsync(CancellationToken.None);
        var second = await bus.ReceiveAsync();
        Assert.Equal(("again", 1), (second.Content.MessageId, second.Marks.DeliveryCount));
    }

    [Fact]
    public async Task A_dead_letter_carries_reason_description_and_properties_and_can_be_read_and_settled()
    {
        await using var bus = await TestBus.OpenAsync();
        await bus.SendAsync("bad");
        var delivery = await bus.ReceiveAsync();
        await delivery.DeadLetterAsync("scoring_failed", new string('ä', 5000), new Dictionary<string, object> { ["attempt"] = 3, ["host"] = "silo-1" }, CancellationToken.None);
        var stored = Assert.Single(bus.Broker.Peek(TestBus.Queue, deadLetters: true));
        Assert.Equal(("bad", "scoring_failed", 2000), (stored.MessageId, stored.DeadLetterReason, stored.DeadLetterErrorDescription?.Length));
        Assert.Equal((3, "silo-1"), (stored.Properties["attempt"], stored.Properties["host"]));

        var dead = await bus.ReceiveAsync(bus.Client.Receiver(TestBus.Queue, deadLetters: true));
        Assert.Equal(("bad", "scoring_failed"), (dead.Content.MessageId, dead.Content.Properties["DeadLetterReason"]));
        await dead.CompleteAsync(CancellationToken.None);
        await Eventually.True(() => bus.Broker.Counts(TestBus.Queue).DeadLetter == 0, "the dead letter is gone");
    }

    [Fact]
    public async Task A_renewed_lock_holds_on_and_a_lost_one_is_said_to_be_lost()
    {
        await using var bus = await TestBus.OpenAsync();
        await bus.SendAsync("long");
        var delivery = await bus.ReceiveAsync();
        bus.Clock.Advance(TimeSpan.FromMinutes(4));
        var until = await delivery.RenewAsync(CancellationToken.None);
        Assert.Equal((bus.Clock.GetUtcNow().AddMinutes(5), until), (until, delivery.LockedUntil));
        bus.Clock.Advance(TimeSpan.FromMinutes(4));
        Assert.True(Assert.Single(bus.Broker.Peek(TestBus.Queue)).Locked);

        bus.Broker.Faults.ExpireLocks(TestBus.Queue);
        Assert.Equal(BusFailure.LockLost, (await Assert.ThrowsAsync<BusException>(() => delivery.RenewAsync(CancellationToken.None))).Failure);
        var late = await Assert.ThrowsAsync<BusException>(() => delivery.DeadLetterAsync("late", null, null, CancellationToken.None));
        Assert.Equal((BusFailure.LockLost, false), (late.Failure, late.IsTransient));
        Assert.Equal(0, bus.Broker.Counts(TestBus.Queue).DeadLetter);

        // Completing is not answered: the message is simply there again.
        await delivery.CompleteAsync(CancellationToken.None);
        Assert.Equal(1, (await bus.ReceiveAsync()).Marks.DeliveryCount);
    }

    [Fact]
    public async Task Draining_takes_unused_credit_back_and_keeps_what_had_come()
    {
        await using var bus = await TestBus.OpenAsync();
        await bus.SendManyAsync(2);
        bus.Receiver.Grant(10);
        var held = new[] { await bus.NextAsync(), await bus.NextAsync() };
        await bus.Receiver.DrainAsync();
        Assert.Equal(0, bus.Receiver.OutstandingCredit);
        await bus.SendAsync("for others");
        Assert.False(Assert.Single(bus.Broker.Peek(TestBus.Queue), message => message.MessageId == "for others").Locked);

        // The link is gone, and yet what it brought is settled: by lock token.
        foreach (var delivery in held)
            await delivery.CompleteAsync(CancellationToken.None);
        Assert.Equal("for others", Assert.Single(bus.Broker.Peek(TestBus.Queue)).MessageId);
        Assert.Equal("for others", (await bus.ReceiveAsync()).Content.MessageId);
    }

    [Fact]
    public async Task Credit_granted_after_several_drains_counts()
    {
        await using var bus = await TestBus.OpenAsync();
        for (var round = 0; round < 3; round++)
        {
            bus.Receiver.Grant(2);
            await bus.Receiver.DrainAsync();
            await bus.Receiver.DrainAsync();
        }

        await bus.SendAsync("m");
        Assert.Equal("m", (await bus.ReceiveAsync()).Content.MessageId);
    }

    [Fact]
    public async Task A_drain_in_the_middle_of_a_rush_loses_and_strands_nothing()
    {
        await using var bus = await TestBus.OpenAsync(ManyDeliveries);
        await bus.SendManyAsync(300);
        for (var round = 0; round < 5; round++)
        {
            bus.Receiver.Grant(200);
            await bus.NextAsync();
            await bus.Receiver.DrainAsync();
            var locked = bus.Broker.Peek(TestBus.Queue).Count(message => message.Locked);
            Assert.Equal(locked - round - 1, bus.Receiver.Deliveries.Count);
            while (bus.Receiver.Deliveries.TryRead(out var delivery))
                await delivery.AbandonAsync(CancellationToken.None);
        }

        Assert.Equal(300, bus.Broker.Peek(TestBus.Queue).Count);
        Assert.Equal(5, bus.Broker.Peek(TestBus.Queue).Count(message => message.Locked));
    }

    [Fact]
    public async Task Stopping_hands_back_what_nobody_has_read()
    {
        await using var bus = await TestBus.OpenAsync();
        await bus.SendManyAsync(5);
        bus.Receiver.Grant(4);
        var worked = await bus.NextAsync();
        await Eventually.True(() => bus.Receiver.Deliveries.Count == 3, "the others wait");
        await bus.Receiver.StopAsync();
        Assert.Equal([worked.Content.MessageId], bus.Broker.Peek(TestBus.Queue).Where(message => message.Locked).Select(message => message.MessageId));
        Assert.False(await bus.Receiver.Deliveries.WaitToReadAsync());
        await worked.CompleteAsync(CancellationToken.None);
        await Eventually.True(() => bus.Broker.Peek(TestBus.Queue).Count == 4, "the one in work is settled");
    }

    [Fact]
    public async Task A_thousand_messages_are_worked_off_with_a_window_of_a_hundred()
    {
        await using var bus = await TestBus.OpenAsync();
        await bus.SendManyAsync(1000);
        var watch = Stopwatch.StartNew();
        bus.Receiver.Grant(100);
        for (var number = 0; number < 1000; number++)
        {
            await (await bus.NextAsync()).CompleteAsync(CancellationToken.None);
            if (number < 900)
                bus.Receiver.Grant(1);
        }

        await Eventually.True(() => bus.Broker.Peek(TestBus.Queue).Count == 0, "all are gone");
        output.WriteLine($"figure: bus receives and completes 1000 one by one in {watch.ElapsedMilliseconds} ms");
        Assert.Equal((1000, 0), (bus.Broker.Operations.Deliveries, bus.Receiver.OutstandingCredit));
    }
}
