using System.Globalization;
using Assay.ServiceBusStandIn;

namespace Assay.Chaos.Clusters;

/// <summary>The broker of the cluster, in this process.</summary>
internal sealed class BusNode : IAsyncDisposable
{
    /// <summary>Short, so that what a killed silo had received comes back while the run lasts.</summary>
    private static readonly TimeSpan LockDuration = TimeSpan.FromSeconds(30);

    private readonly Broker _broker;

    private BusNode(Broker broker)
    {
        _broker = broker;
        Settings = new Dictionary<string, string>
        {
            ["USE_SERVICE_BUS"] = "true",
            ["AZURE_SERVICE_BUS_CONNECTION_STRING"] = broker.ConnectionString,
            ["AZURE_SERVICE_BUS_ADMIN_ENDPOINT"] = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{broker.AdminPort}"),
        };
    }

    public static IReadOnlyList<string> Queues { get; } = [.. BrokerSettings.DefaultQueues.Select(queue => queue.Name)];

    /// <summary>By which a silo finds it.</summary>
    public Dictionary<string, string> Settings { get; }

    public BrokerFaults Faults => _broker.Faults;

    public OperationCounts Operations => _broker.Operations;

    /// <summary>Messages that are still to be worked on, dead letters not among them.</summary>
    public int Waiting => Queues.Select(_broker.Counts).Sum(counts => counts.Active + counts.Scheduled + counts.Deferred);

    public static async Task<BusNode> StartAsync() => new(await Broker.StartAsync(new BrokerSettings
    {
        Queues = [.. BrokerSettings.DefaultQueues.Select(queue => queue with { LockDuration = LockDuration })],
    }));

    public IReadOnlyList<MessageView> DeadLetters() => [.. Queues.SelectMany(queue => _broker.Peek(queue, deadLetters: true))];

    /// <summary>Nobody listens for a while; messages stay, and their locks run on.</summary>
    public async Task RestartAsync(TimeSpan away)
    {
        await _broker.StopAsync();
        await Task.Delay(away, CancellationToken.None);
        await _broker.StartAgainAsync();
    }

    public ValueTask DisposeAsync() => _broker.DisposeAsync();
}
