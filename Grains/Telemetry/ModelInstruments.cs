using System.Diagnostics.Metrics;
using Assay.Scoring.Models;

namespace Assay.Telemetry;

/// <summary>The metrics of paid calls, meter <c>Assay</c>. Tags are bounded: the agent, how it ended, the direction.</summary>
internal sealed class ModelInstruments
{
    private readonly Counter<long> _calls;
    private readonly Counter<long> _tokens;
    private readonly Counter<double> _cost;
    private readonly Histogram<double> _latency;
    private readonly Histogram<double> _wait;

    public ModelInstruments(IMeterFactory meters)
    {
        var meter = meters.Create(Instruments.MeterName);
        _calls = meter.CreateCounter<long>("assay.model.calls", "{call}", "Calls of a model by agent and outcome; stored is one that was answered from the store.");
        _tokens = meter.CreateCounter<long>("assay.model.tokens", "{token}", "Tokens of paid calls, by agent and direction.");
        _cost = meter.CreateCounter<double>("assay.model.cost", "USD", "What paid calls cost by the configured prices, by agent.");
        _latency = meter.CreateHistogram<double>("assay.model.latency", "s", "From asking a model to its whole reply, by agent.");
        _wait = meter.CreateHistogram<double>("assay.model.wait", "s", "How long calls waited for the cluster's rate, by agent.");
    }

    public void OnStored(ModelAgent agent) => _calls.Add(1, Tag(agent), Outcome("stored"));

    public void OnWaited(ModelAgent agent, TimeSpan wait) => _wait.Record(wait.TotalSeconds, Tag(agent));

    public void OnFailed(ModelAgent agent, bool cancelled) => _calls.Add(1, Tag(agent), Outcome(cancelled ? "cancelled" : "failed"));

    public void OnReplied(ModelAgent agent, ModelReply reply, decimal costUsd)
    {
        var tag = Tag(agent);
        _calls.Add(1, tag, Outcome(reply.Ending switch
        {
            ModelEnding.Complete => "complete",
            ModelEnding.Truncated => "truncated",
            _ => "refused",
        }));
        _tokens.Add(reply.InputTokens, tag, new KeyValuePair<string, object?>("direction", "input"));
        _tokens.Add(reply.OutputTokens, tag, new KeyValuePair<string, object?>("direction", "output"));
        _cost.Add((double)costUsd, tag);
        _latency.Record(reply.Latency.TotalSeconds, tag);
    }

    private static KeyValuePair<string, object?> Outcome(string outcome) => new("outcome", outcome);

    private static KeyValuePair<string, object?> Tag(ModelAgent agent) => new("agent", agent switch
    {
        ModelAgent.TextAnalyst => "text_analyst",
        ModelAgent.CodeAnalyst => "code_analyst",
        _ => "report_synthesizer",
    });
}
