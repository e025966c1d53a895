using System.Text.Json.Serialization;
using Assay.Api.Scoring;
using Assay.Scoring;
using Assay.Submissions;

namespace Assay.Api.Admin.Submissions;

/// <summary>A stored evaluation with every question's score.</summary>
internal sealed record EvaluationView(
    string Id,
    [property: JsonPropertyName("submission_id")] string SubmissionId,
    [property: JsonPropertyName("assessment_id")] string AssessmentId,
    [property: JsonPropertyName("assessment_version")] int AssessmentVersion,
    string Method,
    string Rubric,
    [property: JsonPropertyName("run_sequence")] int RunSequence,
    int Revision,
    string Trigger,
    EvaluationTiming Timing,
    [property: JsonPropertyName("driver_versions")] IReadOnlyList<string> DriverVersions,
    EvaluationAggregates Aggregates,
    string Band,
    bool Provisional,
    [property: JsonPropertyName("lowest_percentage")] decimal LowestPercentage,
    [property: JsonPropertyName("highest_percentage")] decimal HighestPercentage,
    IReadOnlyList<QuestionScoreView> Questions,
    [property: JsonPropertyName("cost_breakdown")] CostView CostBreakdown,
    [property: JsonPropertyName("re_evaluation_of")] string? ReEvaluationOf)
{
    public static EvaluationView Of(Evaluation evaluation, SubmissionDetail detail) => new(
        evaluation.Id,
        detail.Session.SubmissionId,
        detail.Session.AssessmentId,
        evaluation.AssessmentVersion,
        evaluation.Method,
        evaluation.Rubric,
        evaluation.RunSequence,
        evaluation.Revision,
        evaluation.Trigger,
        new EvaluationTiming(evaluation.StartedAt, evaluation.CompletedAt, (evaluation.CompletedAt - evaluation.StartedAt).TotalSeconds),
        evaluation.DriverVersions,
        new EvaluationAggregates(
            Shown.Points(evaluation.TotalPoints),
            Shown.Points(evaluation.MaxPoints),
            Shown.Percent(evaluation.Percentage)),
        evaluation.Band,
        evaluation.Provisional,
        Shown.Percent(evaluation.LowestPercentage),
        Shown.Percent(evaluation.HighestPercentage),
        [.. evaluation.Questions.Select(QuestionScoreView.Of)],
        CostView.Of(evaluation.Cost),
        evaluation.ReEvaluationOf);
}

/// <summary>When the evaluation was made, and how long it took.</summary>
internal sealed record EvaluationTiming(
    [property: JsonPropertyName("started_at")] DateTimeOffset StartedAt,
    [property: JsonPropertyName("completed_at")] DateTimeOffset CompletedAt,
    [property: JsonPropertyName("duration_seconds")] double DurationSeconds);

/// <summary>The sums.</summary>
internal sealed record EvaluationAggregates(
    [property: JsonPropertyName("total_points")] decimal TotalPoints,
    [property: JsonPropertyName("max_points")] decimal MaxPoints,
    decimal Percentage);
