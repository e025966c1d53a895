using System.Text.Json.Nodes;
using Assay.Scoring.Models;

namespace Assay.Reports.Models;

/// <summary>The JSON schema of a report's texts: it has a place for the questions and findings that there are, and for no others.</summary>
internal static class ReportSchema
{
    public static string Of(ReportFacts facts) => StrictSchema.Of(
        ("summary", StrictSchema.Text),
        ("questions", facts.Questions.Count == 0 ? null : StrictSchema.ListOf(StrictSchema.Of(
            ("question", StrictSchema.OneOf(facts.Questions.Select(question => question.Number))),
            ("text", StrictSchema.Text)))),
        ("strengths", Findings(facts.Findings.StrongGroups)),
        ("areas", Findings(facts.Findings.WeakGroups)),
        ("recommendations", StrictSchema.ListOf(StrictSchema.Text))).ToJsonString();

    private static JsonObject? Findings(List<SkillGroup> groups) => groups.Count == 0 ? null : StrictSchema.ListOf(StrictSchema.Of(
        ("name", StrictSchema.OneOf(groups.Select(group => group.Name))),
        ("text", StrictSchema.Text)));
}
