using Assay.Assessments;

namespace Assay.Scoring.Embedded;

/// <summary>
/// Judges written answers offline and the same way every time: what share of the reference's telling words the answer holds.
/// It judges content alone, says how sure it is, and hands what it cannot judge to a human.
/// </summary>
internal sealed class EmbeddedGrader : IAnswerGrader
{
    private const string Name = "embedded-recall";

    private const string Version = "1";

    private const double LeastConfidence = .4;

    private const double MostDenied = .5;

    private readonly PreparedQuestions _questions = new();

    public Task<AnswerGrade> GradeAsync(GradingRequest request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(Grade(request.Question, request.Answer) with { Grader = Name, GraderVersion = Version });
    }

    private AnswerGrade Grade(Question question, string text)
    {
        var prepared = _questions.Of(question);
        var answer = new JudgedAnswer(prepared, text);
        if (AnswerGates.Find(answer) is (var reason, var sentence))
            return new() { Verdict = GradeVerdict.Gated, ReasonCode = reason, Feedback = sentence, Confidence = .95m };
        if (question.Type == QuestionType.Coding)
            return ToHuman("code_needs_review", "Code is not run here, so a reviewer must judge this answer.");
        if (prepared.References.Count == 0)
            return ToHuman("no_reference", "The question has neither a reference answer nor a rubric, so a reviewer must judge this answer.");
        return Judge(prepared.References.Select(reference => reference.Compare(answer.Held)).MaxBy(comparison => comparison.Recall)!, answer);
    }

    private static AnswerGrade Judge(Comparison best, JudgedAnswer answer)
    {
        var score = Calibration.Score(best.Recall, best.Reference.Weight, answer.Question.Alternatives);
        var doubt = Doubt(best, answer);
        var confidence = Calibration.Confidence(score, best.Reference.Weight) * (doubt is null ? 1 : .5);
        var unsure = doubt is not null || confidence < LeastConfidence;
        return new()
        {
            Verdict = unsure ? GradeVerdict.HumanReview : GradeVerdict.Graded,
            ReasonCode = unsure ? "low_confidence" : null,
            Criteria = [new(ScoringRubric.ExplanationQuality, Rounding.Unit((decimal)score))],
            Confidence = decimal.Round((decimal)Math.Min(1, confidence), 2),
            Feedback = AnswerFeedback.Of(best, score, unsure, doubt),
            MatchedTerms = best.Matched,
            MissedTerms = best.Missed,
        };
    }

    private static string? Doubt(Comparison best, JudgedAnswer answer) =>
        best is { MatchesBeyondQuestion: false, Reference.GoesBeyondQuestion: true } ? "Nothing in the answer matches the reference beyond the question's own words."
        : best.DeniedShare >= MostDenied ? "The answer denies much of what the reference affirms, or the other way round."
        : KeywordBag.Is(answer) ? "The answer is a string of single words rather than sentences or a list."
        : null;

    private static AnswerGrade ToHuman(string reason, string feedback) =>
        new() { Verdict = GradeVerdict.HumanReview, ReasonCode = reason, Feedback = feedback };
}
