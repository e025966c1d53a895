using Assay.Scoring;
using Assay.Submissions;

namespace Assay.Api.Admin.Export;

/// <summary>One line of an export: a question of a submission.</summary>
/// <param name="Detail">The submission, without its answers.</param>
/// <param name="Score">The question; null on the one line of a submission that has no evaluation.</param>
internal sealed record ExportRow(SubmissionDetail Detail, QuestionScore? Score)
{
    public Evaluation? Evaluation => Detail.Evaluation;

    public HumanMark? Mark => Score is { Outcome: ScoreOutcome.Marked } score ? Detail.Marks.LastOrDefault(mark => mark.QuestionId == score.QuestionId) : null;

    public static IEnumerable<ExportRow> Of(SubmissionDetail detail) => detail.Evaluation is { Questions.IsEmpty: false } evaluation
        ? evaluation.Questions.Select(score => new ExportRow(detail, score))
        : [new ExportRow(detail, null)];
}
