using Assay.Api.Admin;
using Assay.Api.Admin.Reports;
using Assay.Assessments;
using Assay.Submissions;

namespace Assay.Api.Pages;

/// <summary>The report on one submission as a page to read and to print.</summary>
internal static class ReportPage
{
    /// <summary>Draws the page; <paramref name="assessment"/> is the version taken, for the questions' wording.</summary>
    public static Markup Render(SubmissionDetail detail, AssessmentDefinition? assessment) => Markup.Of($"""
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>{detail.Session.AssessmentTitle}: report</title>
        <style>{Markup.Constant(ReportStyle.Css)}</style>
        </head>
        <body>
        <main>
        {Heading(detail)}
        {ScoreSection.Render(detail)}
        {Written(detail)}
        {QuestionSection.Render(detail, assessment)}
        {Timeline(detail)}
        {Footer(detail)}
        </main>
        </body>
        </html>
        """);

    // Names and addresses are the candidate's own: isolated, so that a direction mark in them turns nothing else around.
    private static Markup Heading(SubmissionDetail detail) => Markup.Of($"""
        <header>
        <h1><bdi>{detail.Session.AssessmentTitle}</bdi></h1>
        <p class="soft">Assessment report</p>
        <dl class="facts">
        {Fact("Candidate", detail.CandidateName)}
        {Fact("E-mail", detail.CandidateEmail)}
        {Fact("Role", detail.TargetRole)}
        {Fact("Status", StatusInWords.Of(detail.Session.Status))}
        {Fact("Started", Moment.Of(detail.Session.StartedAt))}
        {Fact("Handed in", Moment.Of(detail.Session.CompletedAt))}
        </dl>
        </header>
        """);

    private static Markup Fact(string name, string? value) =>
        string.IsNullOrEmpty(value) ? Markup.Empty : Markup.Of($"<div><dt>{name}</dt><dd><bdi>{value}</bdi></dd></div>");

    private static Markup Written(SubmissionDetail detail)
    {
        if (detail.Report is not { } report)
            return Markup.Of($"<p class=\"note\">The report is not written yet ({WireName.Of(detail.ReportStatus)}).</p>");
        return Markup.Of($"""
            <section><h2>Summary</h2><p class="lines">{report.ExecutiveSummary}</p></section>
            {SkillSection.Render("Competencies", report.Competencies)}
            {SkillSection.Render("In detail", report.SubSkills)}
            <div class="columns">
            <section><h2>Strengths</h2>{Bullets(report.Strengths, "None stands out in the answers.")}</section>
            <section><h2>Areas for development</h2>{Bullets(report.AreasForDevelopment, "None stands out in the answers.")}</section>
            </div>
            <section><h2>Recommendations</h2>{Numbered(report.Recommendations)}</section>
            """);
    }

    private static Markup Bullets(IReadOnlyCollection<string> items, string none) => items.Count == 0
        ? Markup.Of($"<p class=\"soft\">{none}</p>")
        : Markup.Of($"<ul>{Markup.Each(items, item => Markup.Of($"<li>{item}</li>"))}</ul>");

    private static Markup Numbered(IReadOnlyCollection<string> items) => items.Count == 0
        ? Markup.Of($"<p class=\"soft\">None.</p>")
        : Markup.Of($"<ol>{Markup.Each(items, item => Markup.Of($"<li>{item}</li>"))}</ol>");

    private static Markup Timeline(SubmissionDetail detail)
    {
        if (detail.Timeline.IsEmpty)
            return Markup.Empty;
        var rows = Markup.Each(detail.Timeline, entry => Markup.Of(
            $"<tr><td>{Moment.Of(entry.At)}</td><td>{EventInWords.Of(entry.Event)}</td><td><bdi>{entry.Actor}</bdi></td><td>{entry.Details}</td></tr>"));
        return Markup.Of($"""
            <section><h2>Timeline</h2>
            <table><thead><tr><th>Time (UTC)</th><th>Event</th><th>By</th><th>Note</th></tr></thead><tbody>{rows}</tbody></table>
            </section>
            """);
    }

    private static Markup Footer(SubmissionDetail detail)
    {
        var method = detail.Report is { } report
            ? Markup.Of($"Report {report.Id}, written {Moment.Of(report.GeneratedAt)} by {report.GenerationMethod}{Model(report.Model)}. ")
            : Markup.Empty;
        var evaluation = detail.Evaluation is { } scored
            ? Markup.Of($"Evaluation {scored.Id}, run {scored.RunSequence}, revision {scored.Revision}, method {scored.Method}. ")
            : Markup.Empty;
        return Markup.Of($"<footer>{method}{evaluation}Submission {detail.Session.SubmissionId}. All times UTC. Confidential.</footer>");
    }

    private static Markup Model(string? model) => model is null ? Markup.Empty : Markup.Of($" ({model})");
}
