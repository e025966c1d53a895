using Assay.Scoring;

namespace Assay.Bench.Grading;

/// <summary>A human's mark and the grader's judgement of the same answer.</summary>
/// <param name="Marked">The answer and its mark.</param>
/// <param name="Grade">The judgement.</param>
internal sealed record GradedAnswer(MarkedAnswer Marked, AnswerGrade Grade)
{
    /// <summary>0..1; for a question handed to a human what the grader would have given.</summary>
    public double Score => ScoreOf(Grade);

    public bool IsReviewed => Grade.Verdict == GradeVerdict.HumanReview;

    public static double ScoreOf(AnswerGrade grade) =>
        grade.Verdict == GradeVerdict.Gated || grade.Criteria.IsEmpty ? 0 : (double)grade.Criteria[0].Score;
}
