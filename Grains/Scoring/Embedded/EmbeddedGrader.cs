using System.Globalization;
using Assay.Assessments;
using Assay.Scoring.Embedded.Content;

namespace Assay.Scoring.Embedded;

/// <summary>
/// Judges written answers offline and the same way every time: how far the answer says what the reference says, in the same or in
/// like words. It judges content alone, says how sure it is, and hands what it cannot judge to a human.
/// </summary>
internal sealed class EmbeddedGrader : IAnswerGrader
{
    /// <summary>Under which its judgements are stored.</summary>
    public const string Name = "embedded-content";

    /// <summary>Counts up when the same answer may get another score.</summary>
    public const int Version = 2;

    private const double LeastConfidence = .55;

    private readonly PreparedQuestions _questions = new();

    public Task<AnswerGrade> GradeAsync(GradingRequest request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var grade = Grade(request.Question, request.Answer, request.Strictness);
        return Task.FromResult(grade with { Grader = Name, GraderVersion = VersionWith(request.Strictness) });
    }

    /// <summary>The score that the answer gets before any strictness; null where it is not compared with anything.</summary>
    public decimal? Compare(Question question, string text) => Grade(question, text, strictness: null).Criteria is [var only] ? only.Score : null;

    private static string VersionWith(StrictnessCurve? strictness) => strictness is null
        ? Version.ToString(CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{Version}+strictness.{strictness.Version}");

    private AnswerGrade Grade(Question question, string text, StrictnessCurve? strictness)
    {
        var prepared = _questions.Of(question);
        var answer = new JudgedAnswer(prepared, text);
        if (AnswerGates.Find(answer) is (var reason, var sentence))
            return new() { Verdict = GradeVerdict.Gated, ReasonCode = reason, Feedback = sentence, Confidence = .95m };
        if (question.Type == QuestionType.Coding)
            return ToHuman("code_needs_review", "Code is not run here, so a reviewer must judge this answer.");
        return prepared.References.Count == 0 && prepared.Criteria.Count == 0
            ? ToHuman("no_reference", "The question has neither a reference answer nor a rubric, so a reviewer must judge this answer.")
            : Judge(answer, strictness);
    }

    private static AnswerGrade Judge(JudgedAnswer answer, StrictnessCurve? strictness)
    {
        var judgement = Judgement.Of(answer);
        var doubt = Doubts.Find(judgement, answer);
        var confidence = ContentModel.Shared.Confidence(judgement.Score) * (doubt is null ? 1 : .5);
        var own = Rounding.Unit((decimal)judgement.Score);
        var score = strictness is null ? own : Rounding.Unit(strictness.Of(own));
        var unsure = doubt is not null || confidence < LeastConfidence;
        return new()
        {
            Verdict = unsure ? GradeVerdict.HumanReview : GradeVerdict.Graded,
            ReasonCode = doubt?.Reason ?? (unsure ? "low_confidence" : null),
            Criteria = [new(ScoringRubric.ExplanationQuality, score)],
            Confidence = decimal.Round((decimal)confidence, 2),
            Feedback = AnswerFeedback.Of(judgement, unsure, doubt, own, score),
            MatchedTerms = Evidence.Matched(judgement),
            MissedTerms = Evidence.Missed(judgement),
            Evidence = Evidence.Spans(judgement, answer),
            RubricItems = Evidence.Items(judgement, answer),
        };
    }

    private static AnswerGrade ToHuman(string reason, string feedback) =>
        new() { Verdict = GradeVerdict.HumanReview, ReasonCode = reason, Feedback = feedback };
}
