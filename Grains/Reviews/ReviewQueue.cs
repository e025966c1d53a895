using System.Collections.Immutable;
using Assay.Errors;
using Assay.Scoring;
using Assay.Submissions;

namespace Assay.Reviews;

/// <summary>Which of a submission's questions wait for a human, since when and why.</summary>
internal static class ReviewQueue
{
    /// <summary>Somebody asked for a second look.</summary>
    public const string RegradeRequested = "regrade_requested";

    /// <summary>The grader handed it over without saying why.</summary>
    public const string Unspecified = "unspecified";

    /// <summary>The waiting questions, in the assessment's order. One that the row remembers nothing of waits since its evaluation.</summary>
    public static ImmutableArray<WaitingQuestion> Of(SubmissionState state)
    {
        if (state.Evaluation is not { } evaluation)
            return [];
        return
        [
            .. from score in evaluation.Questions
               let reasons = ReasonsOf(score)
               where !reasons.IsEmpty
               select new WaitingQuestion(score.QuestionId, SinceOf(state, score) ?? evaluation.CompletedAt, reasons),
        ];
    }

    /// <summary>Puts the times down beside a changed evaluation, before the next one forgets them.</summary>
    public static SubmissionState Remember(this SubmissionState state) => state with
    {
        WaitingSince = [.. Of(state).Select(question => new WaitingSince(question.QuestionId, question.Since))],
    };

    /// <summary>A new evaluation with the requests that no mark has answered yet.</summary>
    public static Evaluation WithRegradesOf(this Evaluation evaluation, Evaluation? before)
    {
        var open = before?.Questions.Where(score => score.Regrade is not null).ToDictionary(score => score.QuestionId, score => score.Regrade);
        return open is not { Count: > 0 } ? evaluation : evaluation with
        {
            Questions = [.. evaluation.Questions.Select(score => score with { Regrade = open.GetValueOrDefault(score.QuestionId) })],
        };
    }

    /// <summary>A request for a second look; null when one is open already.</summary>
    public static SubmissionState? Requested(SubmissionState state, string questionId, RegradeRequest request)
    {
        var evaluation = state.Evaluation
            ?? throw new AssayException(ErrorKind.Conflict, "not_scored", "There is no evaluation to look at again yet.");
        var index = evaluation.Questions.ToList().FindIndex(score => score.QuestionId == questionId);
        if (index < 0)
            throw new AssayException(ErrorKind.NotFound, "question_not_found", "The assessment has no such question.");
        if (evaluation.Questions[index].Regrade is not null)
            return null;
        var questions = evaluation.Questions.SetItem(index, evaluation.Questions[index] with { Regrade = request });
        return (state with { Evaluation = evaluation with { Questions = questions } })
            .Remember()
            .Note(request.At, RegradeRequested, request.Actor, questionId);
    }

    private static ImmutableArray<string> ReasonsOf(QuestionScore score)
    {
        var asked = score.Regrade is not null;
        if (score.Outcome != ScoreOutcome.HumanReview)
            return asked ? [RegradeRequested] : [];
        var code = score.ReasonCode ?? Unspecified;
        return asked ? [code, RegradeRequested] : [code];
    }

    private static DateTimeOffset? SinceOf(SubmissionState state, QuestionScore score) =>
        state.WaitingSince.FirstOrDefault(known => known.QuestionId == score.QuestionId)?.Since ?? score.Regrade?.At;
}
