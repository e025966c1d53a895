using System.Collections.Concurrent;

namespace Assay.ServiceBusStandIn;

/// <summary>What clients asked for since the start or the last <see cref="Reset"/>.</summary>
public sealed class OperationCounts
{
    private readonly ConcurrentDictionary<string, int> _management = new(StringComparer.Ordinal);
    private int _sends;
    private int _messages;
    private int _deliveries;
    private int _settlements;
    private int _tokens;
    private int _admin;

    /// <summary>Transfers to queues: a batch is one.</summary>
    public int Sends => _sends;

    /// <summary>Messages taken in, of batches and schedule calls too.</summary>
    public int Messages => _messages;

    public int Deliveries => _deliveries;

    /// <summary>Dispositions on a link; those through <c>$management</c> are among its calls.</summary>
    public int Settlements => _settlements;

    public int Tokens => _tokens;

    public int AdminCalls => _admin;

    /// <summary>Calls of <c>$management</c> by the name after <c>com.microsoft:</c>.</summary>
    public IReadOnlyDictionary<string, int> Management => new Dictionary<string, int>(_management, StringComparer.Ordinal);

    /// <summary>All but tokens and calls for counts.</summary>
    public int Total => _sends + _deliveries + _settlements + _management.Values.Sum();

    public void Reset()
    {
        _sends = _messages = _deliveries = _settlements = _tokens = _admin = 0;
        _management.Clear();
    }

    internal void OnSend() => Interlocked.Increment(ref _sends);

    internal void OnMessage() => Interlocked.Increment(ref _messages);

    internal void OnDelivery() => Interlocked.Increment(ref _deliveries);

    internal void OnSettlement() => Interlocked.Increment(ref _settlements);

    internal void OnToken() => Interlocked.Increment(ref _tokens);

    internal void OnAdminCall() => Interlocked.Increment(ref _admin);

    internal void OnManagement(string operation) =>
        _management.AddOrUpdate(operation[(operation.IndexOf(':', StringComparison.Ordinal) + 1)..], 1, (_, count) => count + 1);
}
