using System.Diagnostics.Metrics;
using System.Text.Json;
using Assay.Scoring;
using Assay.Telemetry;

namespace Assay.Silo.CodeRunning;

/// <summary>What the code runner is asked and how it answers. Tags are bounded: our outcomes and our codes.</summary>
internal sealed class CodeRunnerInstruments(IMeterFactory meters)
{
    private readonly Histogram<double> _runs = meters.Create(Instruments.MeterName)
        .CreateHistogram<double>("assay.code_runner.run.duration", "s", "Time from a program's turn to its result, by outcome, or by error code where there was none.");

    public void OnRun(CodeRunOutcome outcome, TimeSpan time) => Record(JsonNamingPolicy.SnakeCaseLower.ConvertName(outcome.ToString()), time);

    public void OnFailure(string code, TimeSpan time) => Record(code, time);

    private void Record(string outcome, TimeSpan time) => _runs.Record(time.TotalSeconds, new KeyValuePair<string, object?>("outcome", outcome));
}
