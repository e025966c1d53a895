using System.Collections.Immutable;
using Assay.Assessments;
using Assay.Pipeline;
using Assay.Scoring.Attacks;
using Assay.Scoring.Embedded;
using Assay.Submissions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Assay.Scoring;

/// <summary>Scores a submission question by question: multiple choice itself, everything else through the grader.</summary>
internal sealed class SubmissionScorer(
    IAnswerGrader grader,
    IOptions<ScoringOptions> options,
    [FromKeyedServices(AssayClock.Key)] TimeProvider clock) : ISubmissionScorer
{
    private readonly AttackScreen _screen = new();

    // A suspicious answer is never sent to a model: this one costs nothing and takes no orders.
    private readonly EmbeddedGrader _suggestions = new();

    // Scoring runs off the grain's own scheduler: a long or blocking judgement never lengthens a grain turn, and the limit
    // of each answer holds for a grader that ignores its token.
    public async Task<Evaluation> ScoreAsync(ScoringJob job, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var limit = new CancellationTokenSource(options.Value.AnswerTimeLimit, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        var token = either.Token;
        var scoring = Task.Run(() => ScoreAsync(job, limit, token), token);
        try
        {
            return await scoring.WaitAsync(token);
        }
        catch (OperationCanceledException exception)
        {
            _ = scoring.ContinueWith(static late => late.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
            cancellationToken.ThrowIfCancellationRequested();
            throw new StageException("grader_timeout", "A grader gave no answer within its time limit.", inner: exception);
        }
    }

    public Evaluation ApplyMark(Evaluation evaluation, HumanMark mark) => MarkedEvaluation.Of(evaluation, mark);

    private async Task<Evaluation> ScoreAsync(ScoringJob job, CancellationTokenSource limit, CancellationToken cancellationToken)
    {
        var startedAt = clock.GetUtcNow();
        var handedIn = new HandedIn(job.Answers);
        var marks = (job.Marks.IsDefault ? [] : job.Marks).GroupBy(mark => mark.QuestionId).ToDictionary(group => group.Key, group => group.Last());
        var scores = ImmutableArray.CreateBuilder<QuestionScore>(job.Assessment.Questions.Length);
        var cost = new CostBreakdown(0, 0, 0);
        foreach (var question in job.Assessment.Questions)
        {
            var answer = handedIn.To(question);
            if (marks.TryGetValue(question.Id, out var mark))
            {
                scores.Add(QuestionScores.Marked(question, answer, mark));
            }
            else if (answer is null)
            {
                scores.Add(QuestionScores.Unanswered(question));
            }
            else if (question.Type == QuestionType.Mcq)
            {
                scores.Add(QuestionScores.MultipleChoice(question, answer));
                cost = cost with { McqCalls = cost.McqCalls + 1 };
            }
            else
            {
                cancellationToken.ThrowIfCancellationRequested();
                limit.CancelAfter(options.Value.AnswerTimeLimit);
                var request = new GradingRequest(job.SubmissionId, job.RunSequence, question, answer, job.Strictness);
                var attack = _screen.Find(answer, question);
                var grade = await (attack is null ? grader : _suggestions).GradeAsync(request, cancellationToken);
                scores.Add(attack is null ? QuestionScores.Judged(question, grade) : QuestionScores.Suspected(question, grade, attack));
                cost = cost.With(grade);
            }
        }
        var questions = scores.MoveToImmutable();
        return new Evaluation
        {
            Id = EvaluationIds.Of(job.SubmissionId, job.RunSequence, revision: 0),
            RunSequence = job.RunSequence,
            Trigger = job.Trigger,
            Method = ScoringMethod.Of(questions),
            AssessmentVersion = job.Assessment.Version,
            Rubric = ScoringRubric.Name,
            StartedAt = startedAt,
            CompletedAt = clock.GetUtcNow(),
            Questions = questions,
            DriverVersions = MarkedEvaluation.Drivers(questions),
            Cost = cost,
            ReEvaluationOf = job.ReEvaluationOf,
        }.WithSums();
    }
}
