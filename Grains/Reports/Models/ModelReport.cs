using System.Collections.Immutable;

namespace Assay.Reports.Models;

/// <summary>Puts a model's texts where the deterministic report has its own sentences. Headings, figures and duties stay code's.</summary>
internal static class ModelReport
{
    public static Report Of(Report own, ReportReply reply, ReportFacts facts) => own with
    {
        ExecutiveSummary = $"{ExecutiveSummary.Result(facts.Request, facts.Questions)} {reply.Summary}",
        DetailedAnalysis = DetailedAnalysis.Of(facts.Questions, reply.Questions.ToDictionary(text => text.Question, text => text.Text)),
        Strengths = Worded(facts.Findings.StrongGroups, reply.Strengths, Evidence.Covered),
        AreasForDevelopment = Worded(facts.Findings.WeakGroups, reply.Areas, Evidence.Lacking),
        Recommendations = [.. Recommendations.Duties(facts.Request.Evaluation, facts.Questions), .. reply.Recommendations],
    };

    // A finding that the model left out keeps the sentence that code has for it.
    private static ImmutableArray<string> Worded(List<SkillGroup> groups, ImmutableArray<FindingText> texts, Func<SkillGroup, string> evidence) =>
        [.. groups.Select(group => Findings.Sentence(group, texts.FirstOrDefault(text => text.Name == group.Name)?.Text ?? evidence(group)))];
}
