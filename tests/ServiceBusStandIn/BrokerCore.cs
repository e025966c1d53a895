using System.Collections.Concurrent;
using Assay.ServiceBusStandIn.Access;
using Assay.ServiceBusStandIn.Queues;
using Assay.ServiceBusStandIn.Wire;

namespace Assay.ServiceBusStandIn;

/// <summary>What lasts from one start of the listeners to the next.</summary>
internal sealed class BrokerCore(BrokerSettings settings) : IAsyncDisposable
{
    private readonly ConcurrentDictionary<ClientConnection, bool> _connections = new();

    public TimeProvider Clock => settings.Clock;

    public AccessRules Access { get; } = new(settings);

    public FaultState Faults { get; } = new();

    public OperationCounts Operations { get; } = new();

    public Dictionary<string, MessageQueue> Queues { get; private init; } = new(StringComparer.OrdinalIgnoreCase);

    public IEnumerable<ClientConnection> Connections => _connections.Keys;

    public static BrokerCore Of(BrokerSettings settings)
    {
        var core = new BrokerCore(settings);
        foreach (var queue in settings.Queues)
            core.Queues.Add(queue.Name, new MessageQueue(queue, settings.Clock, core.Operations));
        return core;
    }

    public MessageQueue Queue(string name) => Queues.GetValueOrDefault(name) ?? throw new ArgumentException($"There is no queue {name}.", nameof(name));

    public void Add(ClientConnection connection) => _connections[connection] = true;

    public void Remove(ClientConnection connection) => _connections.TryRemove(connection, out _);

    public void CutConnections()
    {
        foreach (var connection in _connections.Keys)
            connection.Dispose();
    }

    public async ValueTask DisposeAsync()
    {
        CutConnections();
        foreach (var queue in Queues.Values)
            await queue.DisposeAsync();
    }
}
