namespace Assay.Api.Admin.Export;

/// <summary>The columns of an export, in their order. Append only: who reads it may count.</summary>
internal static class ExportColumns
{
    /// <summary>Each column's name and value: a text, number, truth, UTC time, or null.</summary>
    public static readonly IReadOnlyList<(string Name, Func<ExportRow, object?> Value)> All =
    [
        ("submission_id", row => row.Detail.Session.SubmissionId),
        ("candidate_id", row => row.Detail.Session.CandidateId),
        ("candidate_email", row => row.Detail.CandidateEmail),
        ("assessment_id", row => row.Detail.Session.AssessmentId),
        ("assessment_version", row => row.Detail.Session.AssessmentVersion),
        ("question_id", row => row.Score?.QuestionId),
        ("question_type", row => row.Score is { } score ? WireName.Of(score.Type) : null),
        ("skill", row => row.Score?.Skill),
        ("max_points", row => row.Score?.MaxPoints),
        ("points", row => Points(row.Score?.Points)),
        ("score", row => Points(row.Score?.Score)),
        ("outcome", row => row.Score is { } score ? WireName.Of(score.Outcome) : null),
        ("reason_code", row => row.Score?.ReasonCode),
        ("suggested_score", row => Points(row.Score?.SuggestedScore)),
        ("grader", row => row.Score?.Grader),
        ("grader_version", row => row.Score?.GraderVersion),
        ("model", row => row.Score?.Model?.Model),
        ("prompt_hash", row => row.Score?.Model?.PromptHash),
        ("confidence", row => Points(row.Score?.Confidence)),
        ("attack_class", row => row.Score?.Attack?.AttackClass),
        ("marked_by", row => row.Score?.MarkedBy),
        ("mark_reason", row => row.Score?.MarkReason),
        ("marked_at", row => row.Mark?.At),
        ("regrade_requested_by", row => row.Score?.Regrade?.Actor),
        ("regrade_requested_at", row => row.Score?.Regrade?.At),
        ("waiting_since", row => row.Detail.Waiting.FirstOrDefault(waiting => waiting.QuestionId == row.Score?.QuestionId)?.Since),
        ("evaluation_id", row => row.Evaluation?.Id),
        ("run_sequence", row => row.Evaluation?.RunSequence),
        ("revision", row => row.Evaluation?.Revision),
        ("trigger", row => row.Evaluation?.Trigger),
        ("rubric", row => row.Evaluation?.Rubric),
        ("evaluated_at", row => row.Evaluation?.CompletedAt),
        ("percentage", row => Shown.Percent(row.Evaluation?.Percentage)),
        ("band", row => row.Evaluation?.Band),
        ("provisional", row => row.Evaluation?.Provisional),
        ("lowest_percentage", row => Shown.Percent(row.Evaluation?.LowestPercentage)),
        ("highest_percentage", row => Shown.Percent(row.Evaluation?.HighestPercentage)),
        ("scoring_status", row => WireName.Of(row.Detail.Session.ScoringStatus)),
        ("status", row => WireName.Of(row.Detail.Session.Status)),
        ("auto_submitted", row => row.Detail.Session.AutoSubmitted),
        ("submitted_at", row => row.Detail.Session.CompletedAt),
    ];

    private static decimal? Points(decimal? value) => value is { } points ? Shown.Points(points) : null;
}
