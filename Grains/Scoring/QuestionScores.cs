using Assay.Assessments;
using Assay.Submissions;

namespace Assay.Scoring;

/// <summary>Makes a question's score for each way it can come about.</summary>
internal static class QuestionScores
{
    public const string McqGrader = "exact";

    private const string McqGraderVersion = "1";

    private const string AttackReason = "attack_suspected";

    private const string AttackFeedback = "Something in this answer or its question speaks to the grader instead of answering, so a reviewer must decide.";

    public static QuestionScore Unanswered(Question question) => Blank(question) with
    {
        Outcome = ScoreOutcome.Unanswered,
        Confidence = 1,
        Feedback = "The question was left unanswered.",
        CorrectOptionId = question.CorrectOptionId,
    };

    public static QuestionScore MultipleChoice(Question question, string answer)
    {
        var score = Blank(question) with { Grader = McqGrader, GraderVersion = McqGraderVersion, CorrectOptionId = question.CorrectOptionId };
        var selected = McqAnswer.Read(question.Options, answer)?.Id;
        if (question.CorrectOptionId is null)
        {
            return score with
            {
                Outcome = ScoreOutcome.HumanReview,
                SelectedOptionId = selected,
                ReasonCode = "no_answer_key",
                Feedback = "The question names no right option, so a reviewer must decide.",
            };
        }
        var right = selected == question.CorrectOptionId;
        return (score with
        {
            Outcome = ScoreOutcome.Graded,
            SelectedOptionId = selected,
            Score = right ? 1 : 0,
            Confidence = 1,
            Feedback = right ? "The right option was chosen."
                : selected is null ? "The answer names none of the options."
                : "A wrong option was chosen.",
        }).WithPoints();
    }

    public static QuestionScore Judged(Question question, AnswerGrade grade)
    {
        var criteria = ScoringRubric.Accept(question.Type, grade.Criteria);
        var mean = ScoringRubric.Mean(question.Type, criteria);
        var unusable = grade.Verdict == GradeVerdict.Graded && mean is null;
        var outcome = grade.Verdict switch
        {
            GradeVerdict.Gated => ScoreOutcome.Gated,
            GradeVerdict.Graded when !unusable => ScoreOutcome.Graded,
            _ => ScoreOutcome.HumanReview,
        };
        return (Blank(question) with
        {
            Outcome = outcome,
            SuggestedScore = outcome == ScoreOutcome.HumanReview && mean is { } suggested ? Rounding.Stored(suggested) : null,
            Grader = grade.Grader,
            GraderVersion = grade.GraderVersion,
            Confidence = Rounding.Unit(grade.Confidence),
            Feedback = unusable ? "The grader judged none of the criteria of this question, so a reviewer must decide." : grade.Feedback,
            Criteria = outcome == ScoreOutcome.Gated ? [] : criteria,
            MatchedTerms = grade.MatchedTerms.IsDefault ? [] : grade.MatchedTerms,
            MissedTerms = grade.MissedTerms.IsDefault ? [] : grade.MissedTerms,
            Evidence = grade.Evidence.IsDefault ? [] : grade.Evidence,
            RubricItems = grade.RubricItems.IsDefault ? [] : grade.RubricItems,
            Model = grade.Model,
            CodeTests = grade.CodeTests.IsDefault ? [] : grade.CodeTests,
            ReasonCode = unusable ? "no_criteria" : grade.ReasonCode,
        }).WithPoints();
    }

    /// <summary>An answer that speaks to the grader: a human decides, and what a grader would give is only suggested.</summary>
    public static QuestionScore Suspected(Question question, AnswerGrade grade, AttackFinding attack) =>
        Judged(question, grade with { Verdict = GradeVerdict.HumanReview, ReasonCode = AttackReason, Feedback = AttackFeedback }) with { Attack = attack };

    /// <summary>A score with a human's mark in place of whatever was there; what the grader had said stays beside it, for comparing the two.</summary>
    public static QuestionScore WithMark(this QuestionScore score, HumanMark mark) => (new QuestionScore
    {
        QuestionId = score.QuestionId,
        Type = score.Type,
        Skill = score.Skill,
        MaxPoints = score.MaxPoints,
        Outcome = ScoreOutcome.Marked,
        Score = Rounding.Unit(mark.Score),
        Grader = "human",
        Confidence = 1,
        Feedback = "A reviewer set this mark.",
        SelectedOptionId = score.SelectedOptionId,
        CorrectOptionId = score.CorrectOptionId,
        MarkedBy = mark.Actor,
        MarkReason = mark.Reason,
        SuggestedScore = score.Outcome is ScoreOutcome.Graded or ScoreOutcome.Gated ? score.Score : score.SuggestedScore,
        ReasonCode = score.ReasonCode,
        Attack = score.Attack,
        Model = score.Model,
    }).WithPoints();

    public static QuestionScore Marked(Question question, string? answer, HumanMark mark)
    {
        var score = question.Type != QuestionType.Mcq ? Blank(question)
            : answer is null ? Unanswered(question)
            : MultipleChoice(question, answer);
        return score.WithMark(mark);
    }

    private static QuestionScore Blank(Question question) => new()
    {
        QuestionId = question.Id,
        Type = question.Type,
        Skill = question.Skill,
        MaxPoints = Math.Max(0, question.Points),
    };
}
