using Assay.Scoring;

namespace Assay.Bench;

/// <summary>Judges in no time: leaves the pipeline's own cost.</summary>
internal sealed class NoOpGrader : IAnswerGrader
{
    private static readonly Task<AnswerGrade> Half = Task.FromResult(new AnswerGrade
    {
        Verdict = GradeVerdict.Graded,
        Criteria = [new CriterionScore("explanationQuality", .5m)],
        Confidence = 1,
        Grader = "no-op",
        GraderVersion = "1",
    });

    public Task<AnswerGrade> GradeAsync(GradingRequest request, CancellationToken cancellationToken) => Half;
}
