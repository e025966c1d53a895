using System.Collections.Immutable;
using Assay.Submissions;

namespace Assay.Scoring;

/// <summary>The next revision of an evaluation after a human's mark.</summary>
internal static class MarkedEvaluation
{
    public static Evaluation Of(Evaluation evaluation, HumanMark mark)
    {
        var index = evaluation.Questions.ToList().FindIndex(score => score.QuestionId == mark.QuestionId);
        if (index < 0)
            throw new ArgumentException("The evaluation holds no such question.", nameof(mark));
        var questions = evaluation.Questions.SetItem(index, evaluation.Questions[index].WithMark(mark));
        var revision = evaluation.Revision + 1;
        return (evaluation with
        {
            Id = EvaluationIds.WithRevision(evaluation.Id, revision),
            Revision = revision,
            Trigger = "mark",
            StartedAt = mark.At,
            CompletedAt = mark.At,
            Questions = questions,
            DriverVersions = Drivers(questions),
            ReEvaluationOf = evaluation.Id,
        }).WithSums();
    }

    /// <summary>Name and version of every grader whose judgement stands.</summary>
    public static ImmutableArray<string> Drivers(ImmutableArray<QuestionScore> questions) =>
        [.. questions.Where(score => score.GraderVersion.Length > 0).Select(score => $"{score.Grader}/{score.GraderVersion}").Distinct()];
}
