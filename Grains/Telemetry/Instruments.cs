using System.Diagnostics.Metrics;
using Assay.Pipeline;
using Assay.Submissions;

namespace Assay.Telemetry;

/// <summary>Every metric of Assay, meter <c>Assay</c>. Tags are bounded: never an id, never text of a candidate.</summary>
internal sealed class Instruments
{
    public const string MeterName = "Assay";

    private readonly Counter<long> _accepted;
    private readonly Counter<long> _attemptsFailed;
    private readonly Counter<long> _erased;
    private readonly Counter<long> _fallbacks;
    private readonly Counter<long> _interruptions;
    private readonly Counter<long> _cutOff;
    private readonly Counter<long> _modelFallbacks;
    private readonly Counter<long> _reminders;
    private readonly Counter<long> _woken;
    private readonly Histogram<double> _stageDuration;

    public Instruments(IMeterFactory meters, JobSlots slots)
    {
        var meter = meters.Create(MeterName);
        _accepted = meter.CreateCounter<long>("assay.submissions.accepted", "{submission}", "Hand-ins stored, by whether they had to wait for a slot.");
        _attemptsFailed = meter.CreateCounter<long>("assay.attempts.failed", "{attempt}", "Failed attempts, by stage and error code.");
        _erased = meter.CreateCounter<long>("assay.submissions.erased", "{submission}", "Submissions erased, by whether an admin or their age asked for it.");
        _fallbacks = meter.CreateCounter<long>("assay.queue.fallbacks", "{job}", "Jobs that were to go to the broker and were taken by a job slot or the store instead, by stage.");
        _interruptions = meter.CreateCounter<long>("assay.runs.interrupted", "{run}", "Runs cut off by a dying process, by stage.");
        _cutOff = meter.CreateCounter<long>("assay.runs.cut_off", "{run}", "Runs whose step outlived the drain of a stopping silo and was cancelled, by stage.");
        _modelFallbacks = meter.CreateCounter<long>("assay.model.fallbacks", "{judgement}", "Judgements and reports made without the model that was to make them, by stage and code.");
        _reminders = meter.CreateCounter<long>("assay.reminders.written", "{reminder}", "Retry reminders written.");
        _woken = meter.CreateCounter<long>("assay.recovery.woken", "{submission}", "Submissions woken by recovery.");
        _stageDuration = meter.CreateHistogram<double>("assay.stage.duration", "s", "Time from a stage's start to its stored result.");
        meter.CreateObservableGauge("assay.slots.used", () => slots.Used, "{slot}", "Job slots in use.");
        meter.CreateObservableGauge("assay.slots.capacity", () => slots.Capacity, "{slot}", "Job slots of this silo.");
    }

    public void OnSubmissionAccepted(bool waiting) => _accepted.Add(1, new KeyValuePair<string, object?>("waiting", waiting));

    public void OnStageCompleted(Stage stage, TimeSpan duration) => _stageDuration.Record(duration.TotalSeconds, Tag(stage));

    public void OnAttemptFailed(Stage stage, string code) => _attemptsFailed.Add(1, Tag(stage), new KeyValuePair<string, object?>("code", code));

    public void OnErased(bool byAge) => _erased.Add(1, new KeyValuePair<string, object?>("by", byAge ? "age" : "admin"));

    public void OnFallback(Stage stage) => _fallbacks.Add(1, Tag(stage));

    public void OnInterrupted(Stage stage) => _interruptions.Add(1, Tag(stage));

    public void OnCutOff(Stage stage) => _cutOff.Add(1, Tag(stage));

    public void OnModelFallback(Stage stage, string code) => _modelFallbacks.Add(1, Tag(stage), new KeyValuePair<string, object?>("code", code));

    public void OnReminderWritten() => _reminders.Add(1);

    public void OnWoken(int count) => _woken.Add(count);

    private static KeyValuePair<string, object?> Tag(Stage stage) => new("stage", stage == Stage.Score ? "score" : "report");
}
