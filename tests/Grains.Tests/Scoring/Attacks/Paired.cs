using Assay.Assessments;
using Assay.Scoring;
using Assay.Scoring.Embedded;

namespace Assay.Grains.Tests.Scoring.Attacks;

/// <summary>The scores of one answer without and with an attack.</summary>
internal sealed record Paired(AttackCase Attack, Evaluation Before, Evaluation After)
{
    public const decimal MostChange = .02m;

    public QuestionScore Honest => Before.Questions[0];

    public QuestionScore Attacked => After.Questions[0];

    public bool Flagged => Attacked.Attack is not null;

    public bool InReview => Attacked.Outcome == ScoreOutcome.HumanReview;

    public decimal Change => Math.Abs(Attacked.Score - Honest.Score);

    // What waits for a human without the attack must not be graded with it.
    public bool Safe => InReview || (Change <= MostChange && Honest.Outcome != ScoreOutcome.HumanReview) || (Honest.Outcome == ScoreOutcome.HumanReview && Attacked.Score <= MostChange);

    public override string ToString() =>
        $"{Attack.Id}: {Honest.Outcome} {Honest.Score} ({Honest.SuggestedScore}) -> {Attacked.Outcome} {Attacked.Score} ({Attacked.SuggestedScore}) {Attacked.ReasonCode} {Attacked.Attack?.AttackClass}";

    public static async Task<Paired> OfAsync(AttackCase attack, IAnswerGrader? grader = null, bool attacked = true)
    {
        grader ??= new EmbeddedGrader();
        var honest = await Score(attack.On.ToQuestion(), attack.Honest);
        return new(attack, honest, attacked ? await Score(attack.On.ToQuestion(attack.QuestionText), attack.Attacked) : honest);

        Task<Evaluation> Score(Question question, string? answer) => Make.Score(grader, Make.Job([question], [Make.Answer(question.Id, answer)]));
    }
}
