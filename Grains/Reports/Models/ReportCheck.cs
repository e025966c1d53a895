using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Assay.Scoring.Models;

namespace Assay.Reports.Models;

/// <summary>Holds what a model wrote against the evaluation it was to write from.</summary>
internal static partial class ReportCheck
{
    private const int MostSummary = 1500;

    private const int MostQuestion = 800;

    private const int MostFinding = 500;

    private const int MostRecommendation = 400;

    private const int MostRecommendations = 5;

    /// <summary>Why the texts cannot stand: a stable code; null when they can.</summary>
    public static string? Find(ReportReply reply, ReportFacts facts)
    {
        var texts = new List<(string Text, ReportFigures Figures, int Most)>();
        var all = ReportFigures.All(facts);
        texts.Add((reply.Summary, all, MostSummary));
        texts.AddRange(reply.Recommendations.Select(text => (text, all, MostRecommendation)));
        if (reply.Questions.GroupBy(text => text.Question).Any(group => group.Count() > 1 || group.Key < 1 || group.Key > facts.Questions.Count))
            return "unknown_question";
        texts.AddRange(reply.Questions.Select(text => (text.Text, ReportFigures.Of([facts.Questions[text.Question - 1]]), MostQuestion)));
        if (!TryAdd(reply.Strengths, facts.Findings.StrongGroups, texts) || !TryAdd(reply.Areas, facts.Findings.WeakGroups, texts))
            return "unknown_skill";
        if (reply.Summary.Length == 0 || reply.Recommendations.Length is 0 or > MostRecommendations || texts.Exists(entry => entry.Text.Length == 0))
            return "incomplete";
        return texts.Select(entry => Find(entry.Text, entry.Figures, entry.Most, facts)).FirstOrDefault(reason => reason is not null);
    }

    // A name that was not given, or twice the same, is none of the evaluation's findings.
    private static bool TryAdd(ImmutableArray<FindingText> findings, List<SkillGroup> groups, List<(string Text, ReportFigures Figures, int Most)> texts)
    {
        var left = groups.ToDictionary(group => group.Name, StringComparer.Ordinal);
        foreach (var finding in findings)
        {
            if (!left.Remove(finding.Name, out var group))
                return false;
            texts.Add((finding.Text, ReportFigures.Of(group), MostFinding));
        }
        return true;
    }

    private static string? Find(string text, ReportFigures figures, int most, ReportFacts facts) =>
        text.Length > most ? "too_long"
        : SafeSentence.SaysWhetherToHire(text) ? "hiring_advice"
        : SafeSentence.NamesAddress(text) ? "address"
        : Questions().Matches(text).SelectMany(match => match.Groups["number"].Captures).Any(number => !Exists(number.Value, facts)) ? "unknown_question"
        : Band().Matches(text).Any(match => !match.Groups["band"].Value.Equals(facts.Request.Evaluation.Band, StringComparison.OrdinalIgnoreCase)) ? "unknown_score"
        : StatedFigures.AreUnknown(text, figures, facts.Json) ? "unknown_score"
        : null;

    private static bool Exists(string number, ReportFacts facts) =>
        int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= 1 && value <= facts.Questions.Count;

    [GeneratedRegex(@"\b(questions?|q)\s*#?(?<number>\d+)((, | and | or | to |-|–)(?<number>\d+))*", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Questions();

    [GeneratedRegex(
        @"\bband\W{0,3}((of|is|was|as|called)\W{1,3})?(?<band>below expectations|developing|solid|strong|exceptional)\b|\b(?<band>below expectations|developing|solid|strong|exceptional)\W{1,3}band\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Band();
}
