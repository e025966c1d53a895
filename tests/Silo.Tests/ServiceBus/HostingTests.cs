using Assay.ServiceBus;
using Assay.ServiceBus.Counts;
using Microsoft.Extensions.DependencyInjection;

namespace Assay.Silo.Tests.ServiceBus;

public sealed class HostingTests
{
    [Fact]
    public async Task The_registered_client_connects_when_it_is_started_and_closes_with_the_process()
    {
        await using var bus = await TestBus.NewAsync();
        await using var services = new ServiceCollection()
            .AddLogging()
            .AddKeyedSingleton<TimeProvider>(AssayClock.Key, bus.Clock)
            .AddBusClient(bus.Client.Options)
            .BuildServiceProvider();
        var client = services.GetRequiredService<BusClient>();
        Assert.Equal((BusStatus.Connecting, 0), (client.State.Status, bus.Broker.Operations.Tokens));
        client.Start();
        client.Start();
        await client.Sender(TestBus.Queue).SendAsync(TestBus.Message("m"), CancellationToken.None);
        Assert.Equal(1, (await services.GetRequiredService<BusCounts>().ReadAsync(TestBus.Queue, CancellationToken.None)).Active);
        await services.DisposeAsync();
        Assert.Equal(BusStatus.Closed, client.State.Status);
    }
}
