using Amqp.Framing;
using Amqp.Types;
using Assay.ServiceBusStandIn.Client;
using Microsoft.Extensions.Time.Testing;

namespace Assay.ServiceBusStandIn;

public sealed class ClockTests : IAsyncLifetime
{
    private const string Queue = "jobs";

    private readonly FakeTimeProvider _clock = new(DateTimeOffset.UtcNow);
    private Broker _broker = null!;
    private BusClient _client = null!;

    public async Task InitializeAsync()
    {
        _broker = await Broker.StartAsync(new BrokerSettings { Clock = _clock, Queues = [new QueueSettings(Queue) { TimeToLive = TimeSpan.FromHours(3) }] });
        _client = await BusClient.ConnectAsync(_broker);
        Assert.Equal(202, await _client.PutSasAsync(TimeSpan.FromDays(10), _clock));
    }

    public async Task DisposeAsync()
    {
        await _client.DisposeAsync();
        await _broker.DisposeAsync();
    }

    [Fact]
    public async Task A_lock_runs_out_by_the_brokers_clock_and_the_message_goes_to_who_waits()
    {
        await _client.SendAsync(Queue, "one");
        var first = _client.Receiver(Queue);
        Assert.NotNull(await BusClient.NextAsync(first));
        var second = _client.Receiver(Queue);

        _clock.Advance(TimeSpan.FromMinutes(5));

        var again = await BusClient.NextAsync(second);
        Assert.Equal(1u, again!.Header.DeliveryCount);
    }

    [Fact]
    public async Task A_lock_that_runs_out_three_times_makes_a_dead_letter()
    {
        await _client.SendAsync(Queue, "one");
        var receiver = _client.Receiver(Queue, credit: 10);
        for (var delivery = 0; delivery < 3; delivery++)
        {
            Assert.NotNull(await BusClient.NextAsync(receiver));
            _clock.Advance(TimeSpan.FromMinutes(5));
        }

        var letter = Assert.Single(_broker.Peek(Queue, deadLetters: true));
        Assert.Equal("MaxDeliveryCountExceeded", letter.DeadLetterReason);
        Assert.Equal(3, letter.DeliveryCount);
        Assert.Equal(new QueueCounts(Active: 0, Scheduled: 0, DeadLetter: 1, Locked: 0, Deferred: 0), _broker.Counts(Queue));
    }

    [Fact]
    public async Task A_scheduled_message_is_delivered_when_the_clock_says_so()
    {
        var due = _clock.GetUtcNow().AddMinutes(1);
        await _client.SendAsync(Queue, "one", message =>
        {
            message.MessageAnnotations = new MessageAnnotations();
            message.MessageAnnotations[new Symbol("x-opt-scheduled-enqueue-time")] = due.UtcDateTime;
        });
        var waiting = Assert.Single(_broker.Peek(Queue));
        Assert.Equal(MessageState.Scheduled, waiting.State);
        Assert.True((due - waiting.ScheduledFor!.Value).Duration() < TimeSpan.FromMilliseconds(1));
        Assert.Equal(1, _broker.Counts(Queue).Scheduled);
        var receiver = _client.Receiver(Queue);

        _clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal("one", (await BusClient.NextAsync(receiver))!.Properties.MessageId);
    }

    [Fact]
    public async Task A_message_that_nobody_takes_ends_as_a_dead_letter()
    {
        await _client.SendAsync(Queue, "one");

        _clock.Advance(TimeSpan.FromHours(3));

        var letter = Assert.Single(_broker.Peek(Queue, deadLetters: true));
        Assert.Equal("TTLExpiredException", letter.DeadLetterReason);
        Assert.Equal("one", letter.Body);
        Assert.Equal(0, _broker.Counts(Queue).Active);
    }

    [Fact]
    public async Task A_message_in_work_outlives_its_time()
    {
        await _client.SendAsync(Queue, "one", message => message.Header = new Header { Ttl = 60_000 });
        var receiver = _client.Receiver(Queue);
        var held = await BusClient.NextAsync(receiver);

        _clock.Advance(TimeSpan.FromMinutes(2));

        Assert.Equal(1, _broker.Counts(Queue).Locked);
        receiver.Accept(held);
        await Eventually.IsAsync(() => _broker.Counts(Queue).Active == 0);
        Assert.Empty(_broker.Peek(Queue, deadLetters: true));
    }

    [Fact]
    public async Task A_link_whose_token_has_run_out_is_detached()
    {
        Assert.Equal(202, await _client.PutSasAsync(TimeSpan.FromMinutes(20), _clock));
        var receiver = _client.Receiver(Queue);
        var closed = BusClient.ClosedAsync(receiver);
        await _client.SendAsync(Queue, "the receiver is attached");
        Assert.NotNull(await BusClient.NextAsync(receiver));

        _clock.Advance(TimeSpan.FromMinutes(21));

        Assert.Equal("amqp:unauthorized-access", (string)(await closed)!.Condition);
    }
}
