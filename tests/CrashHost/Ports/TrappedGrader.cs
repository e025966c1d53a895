using Assay.Assessments;
using Assay.CrashHost.Points;
using Assay.CrashHost.Scenarios;
using Assay.Pipeline;
using Assay.Scoring;

namespace Assay.CrashHost.Ports;

/// <summary>The real grader with points around each call; fails the first attempt where the scenario says so.</summary>
internal sealed class TrappedGrader(IAnswerGrader inner, Trap trap, SubmissionWatch watch, Target target, Scenario scenario) : IAnswerGrader
{
    public Task<AnswerGrade> GradeAsync(GradingRequest request, CancellationToken cancellationToken)
    {
        var again = watch.FailedAttempts(request.SubmissionId) > 0;
        var question = request.Question.Type == QuestionType.Coding ? "code" : "written";
        return trap.AroundAsync(request.SubmissionId, $"grader:{question}{(again ? ":again" : "")}", async () =>
        {
            if (scenario.FailsFirstScoring && !again)
                throw new StageException("grader_away", "The grader is away.");
            if (Targets.IsBlocker(request.SubmissionId) && target.Key == Targets.BlockedBy(request.SubmissionId))
                await watch.WhenWaiting(Targets.BlockedBy(request.SubmissionId)).WaitAsync(cancellationToken);
            return await inner.GradeAsync(request, cancellationToken);
        });
    }
}
