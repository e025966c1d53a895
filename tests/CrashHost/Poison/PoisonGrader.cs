using Assay.Assessments;
using Assay.CrashHost.Points;
using Assay.Scoring;

namespace Assay.CrashHost.Poison;

/// <summary>The real grader, except that one submission's text kills it.</summary>
internal sealed class PoisonGrader(IAnswerGrader inner, PoisonGate gate) : IAnswerGrader
{
    public async Task<AnswerGrade> GradeAsync(GradingRequest request, CancellationToken cancellationToken)
    {
        if (request.SubmissionId == PoisonRun.PoisonKey)
        {
            await gate.WhenItMayStrikeAsync();
            Trap.Die();
        }

        if (request.Question.Type == QuestionType.Descriptive)
            await gate.WorkAsync(cancellationToken);
        return await inner.GradeAsync(request, cancellationToken);
    }
}
