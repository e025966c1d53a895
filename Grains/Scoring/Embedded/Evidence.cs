using System.Collections.Immutable;
using Assay.Scoring.Embedded.Content;

namespace Assay.Scoring.Embedded;

/// <summary>What a judgement rests on, for people: terms, and where in the answer they stand.</summary>
internal static class Evidence
{
    private const int MostTerms = 12;

    public static ImmutableArray<string> Matched(Judgement judgement) =>
        [.. judgement.Fits.SelectMany(fit => fit.Comparison.Matched).Select(match => match.Term.Surface).Distinct().Take(MostTerms)];

    public static ImmutableArray<string> Missed(Judgement judgement) =>
        [.. judgement.Fits.SelectMany(fit => fit.Comparison.Missed).Distinct().Take(MostTerms)];

    public static ImmutableArray<EvidenceSpan> Spans(Judgement judgement, JudgedAnswer answer) =>
        [.. judgement.Fits.SelectMany(fit => Spans(fit, answer)).Take(MostTerms)];

    public static ImmutableArray<RubricItemScore> Items(Judgement judgement, JudgedAnswer answer) =>
    [
        .. judgement.Items.Select(item => new RubricItemScore(
            item.Criterion.Text, item.Criterion.Weight, Rounding.Unit((decimal)item.Fit.Score), [.. Spans(item.Fit, answer)])),
    ];

    private static IEnumerable<EvidenceSpan> Spans(BestFit fit, JudgedAnswer answer) => fit.Comparison.Matched.Select(match =>
    {
        var (start, length) = answer.Plain.Origin(match.By.First.Start, match.By.First.Length);
        return new EvidenceSpan(match.Term.Surface, start, length, (decimal)match.Likeness);
    });
}
