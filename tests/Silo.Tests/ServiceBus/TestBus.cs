using System.Diagnostics.Metrics;
using System.Text;
using Assay.ServiceBus;
using Assay.ServiceBus.Connection;
using Assay.ServiceBus.Counts;
using Assay.ServiceBus.Receiving;
using Assay.ServiceBus.Sending;
using Assay.ServiceBusStandIn;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Assay.Silo.Tests.ServiceBus;

/// <summary>A broker and a client of it, over a real socket.</summary>
internal sealed class TestBus : IAsyncDisposable
{
    public const string Queue = "scoring-jobs";

    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private readonly bool _ownsBroker;

    private TestBus(Broker broker, bool ownsBroker, BusOptions options, TimeProvider clock)
    {
        (Broker, _ownsBroker) = (broker, ownsBroker);
        Parts = new BusParts(
            options,
            BusHosting.TokensFor(options, clock),
            TimeProvider.System,
            clock,
            new BusInstruments(_services.GetRequiredService<IMeterFactory>()),
            NullLogger.Instance);
        Client = new BusClient(Parts);
    }

    public Broker Broker { get; }

    public BusParts Parts { get; }

    public BusClient Client { get; }

    public BusSender Sender => Client.Sender(Queue);

    public BusReceiver Receiver => Client.Receiver(Queue);

    /// <summary>The broker's clock and the client's.</summary>
    public FakeTimeProvider Clock { get; private init; } = new();

    public static async Task<TestBus> OpenAsync(BrokerSettings? settings = null, Func<BusOptions, BusOptions>? change = null, Func<Broker, string>? connection = null)
    {
        var bus = await NewAsync(settings, change, connection);
        bus.Client.Start();
        await bus.Client.WaitConnectedAsync(CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(10));
        return bus;
    }

    /// <summary>Not connected yet.</summary>
    public static async Task<TestBus> NewAsync(BrokerSettings? settings = null, Func<BusOptions, BusOptions>? change = null, Func<Broker, string>? connection = null)
    {
        var clock = new FakeTimeProvider(DateTimeOffset.FromUnixTimeSeconds(DateTimeOffset.UtcNow.ToUnixTimeSeconds()));
        var broker = await Broker.StartAsync((settings ?? new BrokerSettings()) with { Clock = clock });
        return Over(broker, ownsBroker: true, clock, change, connection);
    }

    public static TestBus Over(Broker broker, bool ownsBroker, FakeTimeProvider clock, Func<BusOptions, BusOptions>? change = null, Func<Broker, string>? connection = null)
    {
        var options = new BusOptions
        {
            Connection = BusConnectionString.Parse((connection ?? (started => started.ConnectionString))(broker)),
            AdminEndpoint = new Uri($"http://127.0.0.1:{broker.AdminPort}"),
            FirstPause = TimeSpan.FromMilliseconds(20),
            LongestPause = TimeSpan.FromMilliseconds(200),
            OperationLimit = TimeSpan.FromSeconds(3),
            CloseLimit = TimeSpan.FromSeconds(1),
        };
        return new TestBus(broker, ownsBroker, change is null ? options : change(options), clock) { Clock = clock };
    }

    public static BusMessage Message(string id) => new(id, Encoding.UTF8.GetBytes($$"""{"submission_id":"{{id}}"}"""));

    public Task SendAsync(string id) => Sender.SendAsync(Message(id), CancellationToken.None);

    public async Task SendManyAsync(int count) => await Task.WhenAll(Enumerable.Range(0, count).Select(number => SendAsync($"m{number}")));

    /// <summary>Grants one credit and waits for the message.</summary>
    public async Task<BusDelivery> ReceiveAsync(BusReceiver? receiver = null)
    {
        (receiver ?? Receiver).Grant(1);
        return await NextAsync(receiver);
    }

    public async Task<BusDelivery> NextAsync(BusReceiver? receiver = null)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        return await (receiver ?? Receiver).Deliveries.ReadAsync(limit.Token);
    }

    public BusCounts Counts() => new(Parts);

    public async ValueTask DisposeAsync()
    {
        await Client.DisposeAsync();
        if (_ownsBroker)
            await Broker.DisposeAsync();
        await _services.DisposeAsync();
    }
}
