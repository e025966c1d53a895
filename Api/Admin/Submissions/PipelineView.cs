using System.Text.Json.Serialization;
using Assay.Submissions;

namespace Assay.Api.Admin.Submissions;

/// <summary>Where the submission's present run stands.</summary>
internal sealed record PipelineView(
    [property: JsonPropertyName("run_sequence")] int RunSequence,
    string Trigger,
    [property: JsonPropertyName("ordered_by")] OrderView? OrderedBy,
    Stage Stage,
    int Attempts,
    int Interruptions,
    [property: JsonPropertyName("next_retry_at")] DateTimeOffset? NextRetryAt,
    [property: JsonPropertyName("paused_for")] string? PausedFor,
    [property: JsonPropertyName("wake_at")] DateTimeOffset? WakeAt,
    bool Stuck,
    [property: JsonPropertyName("first_error")] AttemptView? FirstError,
    [property: JsonPropertyName("last_error")] AttemptView? LastError)
{
    public static PipelineView Of(SubmissionDetail detail) => new(
        detail.RunSequence,
        detail.Trigger,
        detail.OrderedBy is { } order ? new OrderView(order.Actor, order.Reason) : null,
        detail.Stage,
        detail.Attempts,
        detail.Interruptions,
        detail.NextRetryAt,
        detail.PausedFor,
        detail.WakeAt,
        detail.Stuck,
        detail.FirstError is { } first ? AttemptView.Of(first) : null,
        detail.LastError is { } last ? AttemptView.Of(last) : null);
}

/// <summary>Who ordered a run, and why.</summary>
internal sealed record OrderView(string Actor, string Reason);

/// <summary>A failed attempt.</summary>
internal sealed record AttemptView(
    [property: JsonPropertyName("run_sequence")] int RunSequence,
    Stage Stage,
    int Attempt,
    DateTimeOffset At,
    [property: JsonPropertyName("error_code")] string ErrorCode,
    string Error,
    [property: JsonPropertyName("error_type")] string? ErrorType,
    [property: JsonPropertyName("next_attempt_at")] DateTimeOffset? NextAttemptAt)
{
    public static AttemptView Of(AttemptRecord attempt) => new(
        attempt.RunSequence,
        attempt.Stage,
        attempt.Attempt,
        attempt.At,
        attempt.ErrorCode,
        attempt.Error,
        attempt.ErrorType,
        attempt.NextAttemptAt);
}
