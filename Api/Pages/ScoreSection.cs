using Assay.Api.Admin;
using Assay.Scoring;
using Assay.Submissions;

namespace Assay.Api.Pages;

/// <summary>The score, the band and, while answers wait for a human, the range.</summary>
internal static class ScoreSection
{
    public static Markup Render(SubmissionDetail detail) => detail.Evaluation is { } evaluation
        ? Markup.Of($"""
            <section class="verdict">
            <div class="score">{Shown.Percent(evaluation.Percentage)}&nbsp;%</div>
            <div><div class="band">{evaluation.Band}</div><div class="soft">{Points(evaluation)}</div></div>
            <div class="scale">{Bar.Of(evaluation.Percentage, "", Lowest(evaluation), Highest(evaluation))}</div>
            </section>
            {Provisional(evaluation)}
            """)
        : Markup.Of($"<p class=\"note\">There is no evaluation yet ({WireName.Of(detail.Session.ScoringStatus)}).</p>");

    private static Markup Points(Evaluation evaluation) =>
        Markup.Of($"{Math.Round(evaluation.TotalPoints, 2)} of {Shown.Points(evaluation.MaxPoints)} points");

    private static decimal Lowest(Evaluation evaluation) => evaluation.Provisional ? evaluation.LowestPercentage : 0;

    private static decimal Highest(Evaluation evaluation) => evaluation.Provisional ? evaluation.HighestPercentage : 0;

    private static Markup Provisional(Evaluation evaluation)
    {
        if (!evaluation.Provisional)
            return Markup.Empty;
        var waiting = evaluation.Questions.Count(q => q.Outcome == ScoreOutcome.HumanReview);
        return Markup.Of($"""
            <p class="note"><strong>Provisional.</strong> Answers that wait for a human: {waiting}. They count 0 points so far; the final score lies between {Shown.Percent(evaluation.LowestPercentage)}&nbsp;% and {Shown.Percent(evaluation.HighestPercentage)}&nbsp;%.</p>
            """);
    }
}
