using System.Text.Json.Serialization;
using Assay.Submissions;

namespace Assay.Api.Admin.Submissions;

/// <summary>A submission with everything an admin may see.</summary>
internal sealed record SubmissionView
{
    public required string Id { get; init; }

    [JsonPropertyName("assessment_id")]
    public required string AssessmentId { get; init; }

    [JsonPropertyName("assessment_version")]
    public required int AssessmentVersion { get; init; }

    [JsonPropertyName("assessment_title")]
    public required string AssessmentTitle { get; init; }

    [JsonPropertyName("target_role")]
    public required string? TargetRole { get; init; }

    [JsonPropertyName("candidate_id")]
    public required string CandidateId { get; init; }

    [JsonPropertyName("candidate_email")]
    public required string CandidateEmail { get; init; }

    [JsonPropertyName("candidate_name")]
    public required string CandidateName { get; init; }

    public required string Source { get; init; }

    [JsonPropertyName("initiated_by")]
    public required string InitiatedBy { get; init; }

    public required SubmissionStatus Status { get; init; }

    [JsonPropertyName("scoring_status")]
    public required StageStatus ScoringStatus { get; init; }

    [JsonPropertyName("report_status")]
    public required StageStatus ReportStatus { get; init; }

    [JsonPropertyName("duration_minutes")]
    public required int DurationMinutes { get; init; }

    [JsonPropertyName("created_at")]
    public required DateTimeOffset CreatedAt { get; init; }

    [JsonPropertyName("expires_at")]
    public required DateTimeOffset ExpiresAt { get; init; }

    [JsonPropertyName("started_at")]
    public required DateTimeOffset? StartedAt { get; init; }

    [JsonPropertyName("expiration_time")]
    public required DateTimeOffset? ExpirationTime { get; init; }

    [JsonPropertyName("completed_at")]
    public required DateTimeOffset? CompletedAt { get; init; }

    /// <summary>Another name of <see cref="CompletedAt"/> that clients read.</summary>
    [JsonPropertyName("end_time")]
    public DateTimeOffset? EndTime => CompletedAt;

    /// <summary>Another name of <see cref="CompletedAt"/> that clients read.</summary>
    [JsonPropertyName("submitted_at")]
    public DateTimeOffset? SubmittedAt => CompletedAt;

    [JsonPropertyName("auto_submitted")]
    public required bool AutoSubmitted { get; init; }

    [JsonPropertyName("auto_submit_reason")]
    public required string? AutoSubmitReason { get; init; }

    [JsonPropertyName("violation_count")]
    public required int ViolationCount { get; init; }

    public required IReadOnlyList<AnswerView> Answers { get; init; }

    [JsonPropertyName("proctoring_events")]
    public required IReadOnlyList<ProctoringEventView> ProctoringEvents { get; init; }

    /// <summary>Notes on what was left out of the hand-in.</summary>
    public required IReadOnlyList<string> Dropped { get; init; }

    public required PipelineView Pipeline { get; init; }

    /// <summary>The questions that wait for a human.</summary>
    public required IReadOnlyList<WaitingQuestionView> Waiting { get; init; }

    public required EvaluationView? Evaluation { get; init; }

    public required ReportView? Report { get; init; }

    public required IReadOnlyList<MarkView> Marks { get; init; }

    public required IReadOnlyList<RevisionView> Revisions { get; init; }

    [JsonPropertyName("attempt_history")]
    public required IReadOnlyList<AttemptView> AttemptHistory { get; init; }

    public required IReadOnlyList<TimelineEntry> Timeline { get; init; }

    public static SubmissionView Of(SubmissionDetail detail)
    {
        var session = detail.Session;
        return new SubmissionView
        {
            Id = session.SubmissionId,
            AssessmentId = session.AssessmentId,
            AssessmentVersion = session.AssessmentVersion,
            AssessmentTitle = session.AssessmentTitle,
            TargetRole = detail.TargetRole,
            CandidateId = session.CandidateId,
            CandidateEmail = detail.CandidateEmail,
            CandidateName = detail.CandidateName,
            Source = detail.Source,
            InitiatedBy = detail.InitiatedBy,
            Status = session.Status,
            ScoringStatus = session.ScoringStatus,
            ReportStatus = detail.ReportStatus,
            DurationMinutes = session.DurationMinutes,
            CreatedAt = detail.CreatedAt,
            ExpiresAt = session.ExpiresAt,
            StartedAt = session.StartedAt,
            ExpirationTime = session.ExpirationTime,
            CompletedAt = session.CompletedAt,
            AutoSubmitted = session.AutoSubmitted,
            AutoSubmitReason = session.AutoSubmitReason,
            ViolationCount = detail.ViolationCount,
            Answers = [.. detail.Answers.Select(AnswerView.Of)],
            ProctoringEvents = [.. detail.ProctoringEvents.Select(ProctoringEventView.Of)],
            Dropped = detail.Dropped,
            Pipeline = PipelineView.Of(detail),
            Waiting = WaitingQuestionView.AllOf(detail),
            Evaluation = detail.Evaluation is { } evaluation ? EvaluationView.Of(evaluation, detail) : null,
            Report = detail.Report is { } report ? ReportView.Of(report) : null,
            Marks = [.. detail.Marks.Select(MarkView.Of)],
            Revisions = [.. detail.Revisions.Select(RevisionView.Of)],
            AttemptHistory = [.. detail.AttemptHistory.Select(AttemptView.Of)],
            Timeline = detail.Timeline,
        };
    }
}
