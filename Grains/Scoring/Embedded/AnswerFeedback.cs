using System.Globalization;
using Assay.Scoring.Embedded.Content;

namespace Assay.Scoring.Embedded;

/// <summary>The grader's sentences for the admin.</summary>
internal static class AnswerFeedback
{
    public static string Of(Judgement judgement, bool unsure, Doubt? doubt, decimal own, decimal score)
    {
        var sentences = new List<string> { Coverage(judgement.Score) };
        if (doubt is not null)
            sentences.Add(doubt.Sentence);
        var denied = judgement.Fits.SelectMany(fit => fit.Comparison.Denied).Distinct().ToList();
        if (doubt is not null && denied.Count > 0)
            sentences.Add($"Affirmed on one side and denied on the other: {string.Join(", ", denied)}.");
        if (own != score)
            sentences.Add(string.Create(CultureInfo.InvariantCulture, $"Set from {own:0.00} to {score:0.00}, as the people who mark this assessment would."));
        if (unsure)
            sentences.Add("The grader is not sure enough, so a reviewer must decide.");
        return string.Join(' ', sentences);
    }

    private static string Coverage(double score) => score switch
    {
        >= .85 => "The answer covers what the reference asks for.",
        >= .6 => "The answer covers most of what the reference asks for.",
        >= .35 => "The answer covers part of what the reference asks for.",
        > 0 => "The answer covers little of what the reference asks for.",
        _ => "The answer covers nothing of what the reference asks for.",
    };
}
