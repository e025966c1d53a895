using System.Diagnostics;
using System.Text;
using Amqp;
using Amqp.Framing;
using Amqp.Types;
using Assay.ServiceBus;
using Assay.ServiceBus.Management;
using Assay.ServiceBus.Receiving;
using Assay.ServiceBus.Sending;
using Assay.ServiceBusStandIn;

namespace Assay.Silo.Tests.ServiceBus;

public sealed class ManagementTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task Peeking_shows_messages_and_dead_letters_in_pages_and_locks_none()
    {
        await using var bus = await TestBus.OpenAsync();
        for (var number = 0; number < 5; number++)
            await bus.SendAsync($"m{number}");
        await (await bus.ReceiveAsync()).DeadLetterAsync("bad", "why", null, CancellationToken.None);
        var management = bus.Client.Management(TestBus.Queue);
        var first = await management.PeekAsync(0, 3, CancellationToken.None);
        var second = await management.PeekAsync(first[^1].Marks.SequenceNumber + 1, 3, CancellationToken.None);
        Assert.Equal(["m1", "m2", "m3", "m4"], first.Concat(second).Select(message => message.Content.MessageId));
        Assert.All(first, message => Assert.Equal(PeekedState.Active, message.State));
        Assert.Empty(await management.PeekAsync(1000, 3, CancellationToken.None));
        var dead = Assert.Single(await bus.Client.Management(TestBus.Queue, deadLetters: true).PeekAsync(0, 10, CancellationToken.None));
        Assert.Equal(("m0", "bad", "why"), (dead.Content.MessageId, dead.Content.Properties["DeadLetterReason"], dead.Content.Properties["DeadLetterErrorDescription"]));
        Assert.DoesNotContain(bus.Broker.Peek(TestBus.Queue), message => message.Locked);
    }

    [Fact]
    public async Task A_call_that_nobody_answers_ends_with_the_limit()
    {
        await using var bus = await TestBus.OpenAsync(change: options => options with { OperationLimit = TimeSpan.FromSeconds(1) });
        await bus.SendAsync("m");
        var delivery = await bus.ReceiveAsync();
        await delivery.RenewAsync(CancellationToken.None);
        bus.Broker.Faults.Stalled = true;
        var watch = Stopwatch.StartNew();
        var failure = await Assert.ThrowsAsync<BusException>(() => delivery.RenewAsync(CancellationToken.None));
        Assert.Equal((BusFailure.Timeout, true), (failure.Failure, failure.OutcomeUnknown));
        Assert.InRange(watch.Elapsed.TotalSeconds, 0.9, 4);
        bus.Broker.Faults.Stalled = false;
    }

    [Fact]
    public async Task A_call_waits_for_the_bus_to_come_back()
    {
        await using var bus = await TestBus.OpenAsync(change: options => options with { OperationLimit = Patience });
        await bus.SendAsync("m");
        var delivery = await bus.ReceiveAsync();
        await bus.Broker.StopAsync();
        await Eventually.True(() => bus.Client.State.Status == BusStatus.Disconnected, "the loss is seen");
        var renewal = delivery.RenewAsync(CancellationToken.None);
        Assert.False(renewal.IsCompleted);
        await bus.Broker.StartAgainAsync();
        Assert.Equal(bus.Clock.GetUtcNow().AddMinutes(5), await renewal.WaitAsync(Patience));
    }

    [Fact]
    public async Task While_the_bus_is_away_a_call_ends_with_the_limit_and_says_why()
    {
        await using var bus = await TestBus.OpenAsync(change: options => options with { OperationLimit = TimeSpan.FromSeconds(0.5) });
        await bus.Broker.StopAsync();
        await Eventually.True(() => bus.Client.State.Status == BusStatus.Disconnected, "the loss is seen");
        var failure = await Assert.ThrowsAsync<BusException>(() => bus.Client.Management(TestBus.Queue).PeekAsync(0, 1, CancellationToken.None));
        Assert.Equal((BusFailure.Unreachable, true), (failure.Failure, failure.IsTransient));
        Assert.Contains("the bus is away", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_throttled_call_says_so()
    {
        await using var bus = await TestBus.OpenAsync();
        bus.Broker.Faults.ThrottleNext(1, BusOperations.Management);
        var management = bus.Client.Management(TestBus.Queue);
        Assert.Equal(BusFailure.Throttled, (await Assert.ThrowsAsync<BusException>(() => management.PeekAsync(0, 1, CancellationToken.None))).Failure);
        Assert.Empty(await management.PeekAsync(0, 1, CancellationToken.None));
    }

    [Fact]
    public async Task A_schedule_call_that_is_cut_is_not_repeated()
    {
        await using var bus = await TestBus.OpenAsync();
        var management = bus.Client.Management(TestBus.Queue);
        await management.PeekAsync(0, 1, CancellationToken.None);
        bus.Broker.Faults.CutAfterNextSend();
        var failure = await Assert.ThrowsAsync<BusException>(
            () => management.ScheduleAsync(TestBus.Message("once") with { ScheduledFor = bus.Clock.GetUtcNow().AddMinutes(1) }, CancellationToken.None));
        Assert.Equal((BusFailure.Unreachable, true), (failure.Failure, failure.OutcomeUnknown));
        Assert.Equal(1, bus.Broker.Counts(TestBus.Queue).Scheduled);
    }

    [Fact]
    public void Messages_of_other_senders_are_read_whatever_form_they_have()
    {
        Assert.Equal("""{"a":1}""", Text(MessageCodec.Decode(new Message("""{"a":1}"""))));
        Assert.Equal("ab", Text(MessageCodec.Decode(new Message("ab"u8.ToArray()))));
        Assert.Equal("", Text(MessageCodec.Decode(new Message(new Map { ["a"] = 1 }))));
        Assert.Equal("", Text(MessageCodec.Decode(new Message())));
        Assert.Equal("", Text(MessageCodec.Decode(new Message { BodySection = new AmqpSequence { List = new object[] { 1 } } })));
        var id = Guid.NewGuid();
        var odd = new Message { Properties = new Properties(), ApplicationProperties = new ApplicationProperties { ["none"] = null, ["list"] = new List { 1 } } };
        odd.Properties.SetMessageId(id);
        var read = MessageCodec.Decode(odd);
        Assert.Equal((id.ToString(), 1), (read.MessageId, read.Properties.Count));
        Assert.Equal((0L, 0), (MessageMarks.From(odd).SequenceNumber, MessageMarks.From(odd).DeliveryCount));
    }

    [Fact]
    public async Task Neither_keys_nor_tokens_nor_bodies_are_logged()
    {
        await using var bus = await TestBus.OpenAsync();
        await bus.SendAsync("m");
        var delivery = await bus.ReceiveAsync();
        bus.Broker.Faults.RefuseTokens = true;
        bus.Broker.Faults.ExpireTokens();
        await Assert.ThrowsAsync<BusException>(() => bus.SendAsync("refused"));
        bus.Broker.Faults.CutConnections();
        await Eventually.True(() => bus.Client.State.Failure == BusFailure.Unauthorized, "the refusal is seen");
        bus.Broker.Faults.RefuseTokens = false;
        await bus.Client.WaitConnectedAsync(CancellationToken.None).WaitAsync(Patience);
        await delivery.CompleteAsync(CancellationToken.None);
        var all = string.Join('\n', bus.Log.Lines);
        Assert.Contains("bus_unauthorized", all, StringComparison.Ordinal);
        foreach (var secret in new[] { bus.Client.Options.Connection.Key!, "SharedAccessSignature", "sig=", "submission_id" })
            Assert.DoesNotContain(secret, all, StringComparison.OrdinalIgnoreCase);
    }

    private static string Text(MessageContent content) => Encoding.UTF8.GetString(content.Body.Span);
}
