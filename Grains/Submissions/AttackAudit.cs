using Assay.Scoring;

namespace Assay.Submissions;

/// <summary>Tells the audit of answers that speak to the grader, by class and hash alone.</summary>
internal static class AttackAudit
{
    public const string Action = "submission.attack_suspected";

    /// <summary>One entry per finding of an evaluation, in the same write as the evaluation.</summary>
    public static SubmissionState WithAttacksAudited(this SubmissionState state, string subject, Evaluation evaluation, DateTimeOffset now)
    {
        foreach (var score in evaluation.Questions)
        {
            if (score.Attack is { } attack)
                state = state.Audited(now, Timeline.System, Action, subject, $"{score.QuestionId}: {attack.AttackClass}, sha256 {attack.InputHash}");
        }
        return state;
    }
}
