namespace Assay.Scoring.Embedded.Content;

/// <summary>The measures of two passages that need no meaning, only their words.</summary>
internal static class Overlap
{
    public static double Grams(Passage one, Passage other) =>
        one.Grams.Count == 0 || other.Grams.Count == 0 ? 0
        : one.Grams.Count(other.Grams.Contains) / Math.Sqrt((double)one.Grams.Count * other.Grams.Count);

    /// <summary>The share of a reference's stems that the answer holds.</summary>
    public static double Plain(Passage reference, Passage answer) =>
        reference.Stems.Count == 0 ? 0 : (double)reference.Stems.Count(answer.Stems.Contains) / reference.Stems.Count;

    public static double Cosine(Passage one, Passage other)
    {
        var weights = one.Terms.ToDictionary(term => term.Stem, term => term.Weight, StringComparer.Ordinal);
        var product = other.Terms.Sum(term => term.Weight * weights.GetValueOrDefault(term.Stem));
        var lengths = Math.Sqrt(one.Terms.Sum(term => term.Weight * term.Weight) * other.Terms.Sum(term => term.Weight * term.Weight));
        return lengths > 0 ? Math.Min(1, product / lengths) : 0;
    }

    /// <summary>The longest sequence of content words in both, gaps allowed, by the length of the reference's.</summary>
    public static double Sequence(Passage reference, Passage answer)
    {
        if (reference.Content.Count == 0)
            return 0;
        var row = new int[answer.Content.Count + 1];
        foreach (var stem in reference.Content)
        {
            var diagonal = 0;
            for (var i = 0; i < answer.Content.Count; i++)
            {
                var above = row[i + 1];
                row[i + 1] = stem == answer.Content[i] ? diagonal + 1 : Math.Max(above, row[i]);
                diagonal = above;
            }
        }
        return (double)row[^1] / reference.Content.Count;
    }
}
