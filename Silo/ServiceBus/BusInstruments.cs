using System.Diagnostics.Metrics;
using Assay.Telemetry;

namespace Assay.ServiceBus;

/// <summary>What passes over the wire to the bus. Tags are bounded: queue names are two of ours and their dead letters.</summary>
internal sealed class BusInstruments
{
    private readonly Counter<long> _sent;
    private readonly Counter<long> _sendsFailed;
    private readonly Counter<long> _received;
    private readonly Counter<long> _settled;
    private readonly Counter<long> _operations;
    private readonly Counter<long> _reconnects;
    private readonly Counter<long> _tokens;
    private readonly Histogram<double> _sendDuration;
    private int _connected;
    private int _fallback;

    public BusInstruments(IMeterFactory meters)
    {
        var meter = meters.Create(Instruments.MeterName);
        _sent = meter.CreateCounter<long>("assay.bus.sent", "{message}", "Messages that the broker has taken, by queue.");
        _sendsFailed = meter.CreateCounter<long>("assay.bus.sends.failed", "{message}", "Messages not known to be taken, by queue and error code.");
        _received = meter.CreateCounter<long>("assay.bus.received", "{message}", "Messages received, by queue.");
        _settled = meter.CreateCounter<long>("assay.bus.settled", "{message}", "Outcomes told to the broker, by queue, outcome and error code.");
        _operations = meter.CreateCounter<long>("assay.bus.management", "{call}", "Calls to $management, by operation and error code.");
        _reconnects = meter.CreateCounter<long>("assay.bus.connects.failed", "{connection}", "Connections cut or not made, by error code.");
        _tokens = meter.CreateCounter<long>("assay.bus.tokens.renewed", "{token}", "Tokens renewed.");
        _sendDuration = meter.CreateHistogram<double>("assay.bus.send.duration", "s", "Time from a send to its settlement, by queue.");
        meter.CreateObservableGauge("assay.bus.connected", () => Volatile.Read(ref _connected), "{connection}", "1 while the bus is connected.");
        meter.CreateObservableGauge("assay.queue.fallback", () => Volatile.Read(ref _fallback), "{circuit}", "1 while jobs go on without the bus that is configured.");
    }

    /// <summary>Jobs go on without the bus, or go over it again.</summary>
    public void OnFallback(bool away) => Volatile.Write(ref _fallback, away ? 1 : 0);

    public void OnConnected(bool connected) => Volatile.Write(ref _connected, connected ? 1 : 0);

    public void OnConnectionFailed(string code) => _reconnects.Add(1, Code(code));

    public void OnTokenRenewed() => _tokens.Add(1);

    public void OnSent(string queue, TimeSpan duration)
    {
        _sent.Add(1, Queue(queue));
        _sendDuration.Record(duration.TotalSeconds, Queue(queue));
    }

    public void OnSendFailed(string queue, string code) => _sendsFailed.Add(1, Queue(queue), Code(code));

    public void OnReceived(string queue) => _received.Add(1, Queue(queue));

    public void OnSettled(string queue, string outcome, string? code = null) =>
        _settled.Add(1, Queue(queue), new KeyValuePair<string, object?>("outcome", outcome), Code(code));

    public void OnManaged(string operation, string? code = null) =>
        _operations.Add(1, new KeyValuePair<string, object?>("operation", operation), Code(code));

    private static KeyValuePair<string, object?> Queue(string queue) => new("queue", queue);

    private static KeyValuePair<string, object?> Code(string? code) => new("code", code ?? "ok");
}
