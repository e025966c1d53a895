using Amqp;
using Assay.ServiceBusStandIn.Client;

namespace Assay.ServiceBusStandIn;

public sealed class ReceiverTests : IAsyncLifetime
{
    private const string Queue = "scoring-jobs";

    private Broker _broker = null!;
    private BusClient _client = null!;

    public async Task InitializeAsync()
    {
        _broker = await Broker.StartAsync(new BrokerSettings { Queues = [new QueueSettings(Queue) { MaxDeliveryCount = 1000 }] });
        _client = await BusClient.WithTokenAsync(_broker);
    }

    public async Task DisposeAsync()
    {
        await _client.DisposeAsync();
        await _broker.DisposeAsync();
    }

    [Theory]
    [InlineData(5)]
    [InlineData(0)]
    public async Task A_receiver_that_drained_its_credit_gets_nothing_until_it_asks_again(int stillWanted)
    {
        var receiver = _client.Receiver(Queue, credit: 5);
        await _client.SendAsync(Queue, "first");
        Assert.NotNull(await BusClient.NextAsync(receiver));

        receiver.SetCredit(stillWanted, CreditMode.Drain);

        // The queue hears of the drain before this: the same connection carries both, in order.
        await _client.SendAsync(Queue, "second");
        Assert.False(_broker.Peek(Queue)[^1].Locked);
        receiver.SetCredit(1, CreditMode.Manual);
        Assert.Equal("second", (await BusClient.NextAsync(receiver))!.Properties.MessageId);
    }

    [Fact]
    public async Task Credit_is_what_a_receiver_gets_at_most()
    {
        for (var i = 0; i < 5; i++)
            await _client.SendAsync(Queue, $"message {i}");

        var receiver = _client.Receiver(Queue, credit: 2);
        Assert.NotNull(await BusClient.NextAsync(receiver));
        Assert.NotNull(await BusClient.NextAsync(receiver));

        Assert.Equal(2, _broker.Counts(Queue).Locked);
        receiver.SetCredit(1, CreditMode.Manual);
        Assert.NotNull(await BusClient.NextAsync(receiver));
        Assert.Equal(3, _broker.Counts(Queue).Locked);
    }

    [Fact]
    public async Task Nothing_is_lost_while_connections_are_cut()
    {
        const int count = 200;
        using var done = new CancellationTokenSource();
        var sender = _client;
        for (var i = 0; i < count; i++)
            await sender.SendAsync(Queue, $"message {i}");
        var consumers = Enumerable.Range(0, 3).Select(_ => ConsumeAsync(done.Token)).ToList();

        for (var cut = 0; cut < 10; cut++)
        {
            var before = _broker.Operations.Settlements;
            await Eventually.IsAsync(() => _broker.Operations.Settlements >= before + 5 || _broker.Counts(Queue).Active == 0);
            _broker.Faults.CutConnections();
            _broker.Faults.ExpireLocks(Queue);
        }

        await Eventually.IsAsync(() =>
        {
            // A cut may have left a message with a receiver that is gone.
            if (_broker.Counts(Queue) is { Active: > 0 } left && left.Active == left.Locked)
                _broker.Faults.ExpireLocks(Queue);
            return _broker.Counts(Queue).Active == 0;
        });
        await done.CancelAsync();
        await Task.WhenAll(consumers);
        Assert.Equal(0, _broker.Counts(Queue).DeadLetter);
    }

    private async Task ConsumeAsync(CancellationToken until)
    {
        while (!until.IsCancellationRequested)
        {
            try
            {
                await using var client = await BusClient.WithTokenAsync(_broker);
                var receiver = client.Receiver(Queue, credit: 10);
                while (!until.IsCancellationRequested && await receiver.ReceiveAsync(TimeSpan.FromSeconds(1)) is { } message)
                {
                    receiver.Accept(message);
                    receiver.SetCredit(1, CreditMode.Manual);
                }
            }
            catch (Exception)
            {
                // Cut off, at whatever it was doing: connects again.
            }
        }
    }
}
