using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Text;
using Assay.ServiceBus;
using Assay.ServiceBus.Connection;
using Assay.ServiceBus.Counts;
using Assay.ServiceBus.Receiving;
using Assay.ServiceBus.Sending;
using Assay.ServiceBusStandIn;
using Azure.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Assay.Silo.Tests.ServiceBus;

/// <summary>A broker and a client of it, over a real socket.</summary>
internal sealed class TestBus : IAsyncDisposable
{
    public const string Queue = "scoring-jobs";

    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();

    private TestBus(Broker broker, BusOptions options, TimeProvider clock, TokenCredential? identity)
    {
        Broker = broker;
        Parts = new BusParts(
            options,
            BusHosting.TokensFor(options, clock, identity),
            TimeProvider.System,
            clock,
            new BusInstruments(_services.GetRequiredService<IMeterFactory>()),
            Log);
        Client = new BusClient(Parts);
    }

    public Broker Broker { get; }

    public BusParts Parts { get; }

    public BusClient Client { get; }

    public LogLines Log { get; } = new();

    public BusSender Sender => Client.Sender(Queue);

    public BusReceiver Receiver => Client.Receiver(Queue);

    /// <summary>The broker's clock and the client's.</summary>
    public FakeTimeProvider Clock { get; private init; } = new();

    public static async Task<TestBus> OpenAsync(BrokerSettings? settings = null, Func<BusOptions, BusOptions>? change = null, Func<Broker, string>? connection = null, TokenCredential? identity = null)
    {
        var bus = await NewAsync(settings, change, connection, identity);
        bus.Client.Start();
        await bus.Client.WaitConnectedAsync(CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(10));
        return bus;
    }

    /// <summary>Not connected yet.</summary>
    public static async Task<TestBus> NewAsync(BrokerSettings? settings = null, Func<BusOptions, BusOptions>? change = null, Func<Broker, string>? connection = null, TokenCredential? identity = null)
    {
        var clock = new FakeTimeProvider(DateTimeOffset.FromUnixTimeSeconds(DateTimeOffset.UtcNow.ToUnixTimeSeconds()));
        var broker = await Broker.StartAsync((settings ?? new BrokerSettings()) with { Clock = clock });
        var options = new BusOptions
        {
            Connection = BusConnectionString.Parse((connection ?? (started => started.ConnectionString))(broker)),
            AdminEndpoint = new Uri($"http://127.0.0.1:{broker.AdminPort}"),
            FirstPause = TimeSpan.FromMilliseconds(20),
            LongestPause = TimeSpan.FromMilliseconds(200),
            OperationLimit = TimeSpan.FromSeconds(3),
            CloseLimit = TimeSpan.FromSeconds(1),
        };
        return new TestBus(broker, change is null ? options : change(options), clock, identity) { Clock = clock };
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

    /// <summary>Every measurement of the instruments from now on, as "name value tags".</summary>
    public (MeterListener Listener, ConcurrentQueue<string> Seen) Measure()
    {
        var seen = new ConcurrentQueue<string>();
        var listener = new MeterListener
        {
            InstrumentPublished = (instrument, self) =>
            {
                if (instrument.Meter.Scope == _services.GetRequiredService<IMeterFactory>())
                    self.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => seen.Enqueue($"{instrument.Name} {value} {Tags(tags)}"));
        listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => seen.Enqueue($"{instrument.Name} {value} {Tags(tags)}"));
        listener.Start();
        return (listener, seen);

        static string Tags(ReadOnlySpan<KeyValuePair<string, object?>> tags) => string.Join(' ', tags.ToArray().Select(tag => $"{tag.Key}={tag.Value}"));
    }

    public BusCounts Counts() => new(Parts);

    public async ValueTask DisposeAsync()
    {
        await Client.DisposeAsync();
        await Broker.DisposeAsync();
        await _services.DisposeAsync();
    }
}
