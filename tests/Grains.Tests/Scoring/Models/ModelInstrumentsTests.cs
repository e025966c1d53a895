using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Assay.Grains.Tests.Pipeline.Hosting;
using Assay.Pipeline;

namespace Assay.Grains.Tests.Scoring.Models;

public sealed class ModelInstrumentsTests
{
    [Fact]
    public async Task Calls_tokens_cost_latency_and_waits_are_measured_under_few_names()
    {
        await using var host = await PipelineHost.StartWithModelAsync(options => options.OutputUsdPerMillion = 10);
        var measured = new ConcurrentQueue<(string Name, double Value, string Tags)>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, self) =>
        {
            if (instrument.Name.StartsWith("assay.model.", StringComparison.Ordinal))
                self.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => measured.Enqueue((instrument.Name, value, Words(tags))));
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => measured.Enqueue((instrument.Name, value, Words(tags))));
        listener.Start();
        var key = Desk.Key(Samples.NewId());
        host.Model!.Script = (number, _) => number == 1 ? throw new StageException("model_away", "Away.") : Task.FromResult("back");

        await Assert.ThrowsAsync<StageException>(() => Desk.AskAsync(host, key));
        await Desk.AskAsync(host, key);
        await Desk.AskAsync(host, key);

        // Other tests of this process measure as well.
        Assert.Contains(("assay.model.calls", 1, "agent=text_analyst outcome=failed"), measured);
        Assert.Contains(("assay.model.calls", 1, "agent=text_analyst outcome=complete"), measured);
        Assert.Contains(("assay.model.calls", 1, "agent=text_analyst outcome=stored"), measured);
        Assert.Contains(("assay.model.tokens", ScriptedModel.InputTokens, "agent=text_analyst direction=input"), measured);
        Assert.Contains(("assay.model.tokens", ScriptedModel.OutputTokens, "agent=text_analyst direction=output"), measured);
        Assert.Contains(("assay.model.cost", 0.002, "agent=text_analyst"), measured);
        Assert.Contains(("assay.model.latency", 2, "agent=text_analyst"), measured);
        Assert.Contains(("assay.model.wait", 0, "agent=text_analyst"), measured);
        Assert.DoesNotContain(measured, measurement => measurement.Tags.Contains("sub_", StringComparison.Ordinal));
    }

    private static string Words(ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
        string.Join(' ', tags.ToArray().Select(tag => $"{tag.Key}={tag.Value}"));
}
