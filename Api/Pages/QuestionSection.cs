using Assay.Api.Admin;
using Assay.Assessments;
using Assay.Scoring;
using Assay.Submissions;

namespace Assay.Api.Pages;

/// <summary>Every question with its points, the feedback and the evidence for them.</summary>
internal static class QuestionSection
{
    public static Markup Render(SubmissionDetail detail, AssessmentDefinition? assessment)
    {
        if (detail.Evaluation is not { Questions.IsEmpty: false } evaluation)
            return Markup.Empty;
        var asked = assessment?.Questions.ToDictionary(q => q.Id) ?? [];
        var rows = Markup.Each(evaluation.Questions.Index(), q => Row(q.Index + 1, q.Item, asked.GetValueOrDefault(q.Item.QuestionId)));
        return Markup.Of($"""
            <section><h2>Questions</h2>
            <table><thead><tr><th>No.</th><th>Question and feedback</th><th>Result</th><th class="number">Points</th></tr></thead>
            <tbody>{rows}</tbody></table></section>
            """);
    }

    private static Markup Row(int number, QuestionScore score, Question? question) => Markup.Of($"""
        <tr><td class="number">{number}</td>
        <td><div class="lines"><strong>{question?.Text ?? score.QuestionId}</strong></div><div class="soft">{score.Skill}</div>
        <p class="lines">{score.Feedback}</p>{Evidence(score, question)}</td>
        <td><span class="tag">{InWords(score.Outcome)}</span></td>
        <td class="number">{Shown.Percent(score.Points)} / {score.MaxPoints}</td></tr>
        """);

    private static Markup Evidence(QuestionScore score, Question? question) => Markup.Of($"""
        {Line("Chosen", OptionText(question, score.SelectedOptionId))}{Line("Right", OptionText(question, score.CorrectOptionId))}{Line("Criteria", Criteria(score))}{Line("Found", string.Join(", ", score.MatchedTerms))}{Line("Missing", string.Join(", ", score.MissedTerms))}{Line("Reason", score.ReasonCode)}{Line("Marked by", score.MarkedBy)}{Line("Reason of the mark", score.MarkReason)}{Line("Graded by", score.Grader)}
        """);

    private static Markup Line(string name, string? value) =>
        string.IsNullOrEmpty(value) ? Markup.Empty : Markup.Of($"<div class=\"evidence\">{name}: <bdi>{value}</bdi></div>");

    private static string? OptionText(Question? question, string? id) =>
        question?.Options.FirstOrDefault(o => o.Id == id)?.Text ?? id;

    private static string Criteria(QuestionScore score) =>
        string.Join(", ", score.Criteria.Select(c => $"{c.Criterion} {Shown.Percent(c.Score * 100)} %"));

    private static string InWords(ScoreOutcome outcome) => outcome switch
    {
        ScoreOutcome.Graded => "Graded",
        ScoreOutcome.Unanswered => "Not answered",
        ScoreOutcome.Gated => "No answer in content",
        ScoreOutcome.HumanReview => "Waits for a human",
        ScoreOutcome.Marked => "Marked by a human",
        _ => WireName.Of(outcome),
    };
}
