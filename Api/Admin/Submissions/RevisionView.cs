using System.Text.Json.Serialization;
using Assay.Submissions;

namespace Assay.Api.Admin.Submissions;

/// <summary>One line of the list of evaluation revisions.</summary>
internal sealed record RevisionView(
    [property: JsonPropertyName("evaluation_id")] string EvaluationId,
    [property: JsonPropertyName("run_sequence")] int RunSequence,
    int Revision,
    [property: JsonPropertyName("completed_at")] DateTimeOffset CompletedAt,
    decimal Percentage,
    string Actor,
    string? Reason)
{
    public static RevisionView Of(RevisionSummary revision) => new(
        revision.EvaluationId,
        revision.RunSequence,
        revision.Revision,
        revision.CompletedAt,
        Shown.Percent(revision.Percentage),
        revision.Actor,
        revision.Reason);
}

/// <summary>A human mark in force.</summary>
internal sealed record MarkView(
    [property: JsonPropertyName("question_id")] string QuestionId,
    decimal Score,
    string Actor,
    string Reason,
    DateTimeOffset At)
{
    public static MarkView Of(HumanMark mark) => new(mark.QuestionId, mark.Score, mark.Actor, mark.Reason, mark.At);
}

/// <summary>One evaluation revision, whole.</summary>
internal sealed record RevisionReply(EvaluationView Evaluation, ReportView? Report);
