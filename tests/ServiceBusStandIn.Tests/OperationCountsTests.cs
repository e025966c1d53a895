using Amqp.Types;
using Assay.ServiceBusStandIn.Client;

namespace Assay.ServiceBusStandIn;

public class OperationCountsTests
{
    private const string Queue = "scoring-jobs";

    [Fact]
    public async Task What_a_client_does_is_counted()
    {
        await using var broker = await Broker.StartAsync(new BrokerSettings());
        await using var client = await BusClient.WithTokenAsync(broker);
        await client.SendAsync(Queue, "one");
        await client.SendAsync(Queue, "two");
        var receiver = client.Receiver(Queue);
        var message = await BusClient.NextAsync(receiver);
        await client.ManageAsync(Queue, "renew-lock", new Map { ["lock-tokens"] = new[] { new Guid(message!.DeliveryTag) } });
        receiver.Accept(message);
        await Eventually.IsAsync(() => broker.Counts(Queue).Locked < 2 && broker.Operations.Settlements == 1);

        var counted = broker.Operations;
        Assert.Equal((2, 2, 1), (counted.Sends, counted.Messages, counted.Settlements));
        Assert.Equal(1, counted.Tokens);
        Assert.Equal(new Dictionary<string, int> { ["renew-lock"] = 1 }, counted.Management);
        Assert.Equal(counted.Sends + counted.Deliveries + counted.Settlements + 1, counted.Total);

        counted.Reset();
        Assert.Equal(0, counted.Total);
    }
}
