using System.Collections.Immutable;

namespace Assay.Scoring.Embedded.Content;

/// <summary>
/// How much of an answer is about its question at all, in figures of 0..1: right or wrong, it is made of words that the question or
/// a reference holds. More of any of them never makes an answer less to the question.
/// </summary>
/// <param name="InReference">Weight of the answer's terms that a reference holds, alike words counting in part.</param>
/// <param name="InQuestion">The same for the question.</param>
/// <param name="InEither">The same for both together.</param>
/// <param name="Beyond">Of the terms that the question does not hold, the weight of those that a reference holds.</param>
/// <param name="Heaviest">The rarest of those terms, by the rarest there can be.</param>
/// <param name="Grams">Share of the answer's runs of four letters that the question or a reference holds.</param>
/// <param name="Recall">The best recall of any reference.</param>
internal sealed record TopicMeasures(double InReference, double InQuestion, double InEither, double Beyond, double Heaviest, double Grams, double Recall)
{
    /// <summary>The names in the order of <see cref="Values"/>.</summary>
    public static ImmutableArray<string> Names { get; } = ["inReference", "inQuestion", "inEither", "beyond", "heaviest", "grams", "recall"];

    /// <summary>What the model looks at.</summary>
    public double[] Values => [InReference, InQuestion, InEither, Beyond, Heaviest, Grams, Recall];

    /// <param name="question">The question with its references or criteria.</param>
    /// <param name="words">All words of the answer.</param>
    /// <param name="recall">See <see cref="Recall"/>.</param>
    public static TopicMeasures Of(PreparedQuestion question, IReadOnlyList<Word> words, double recall)
    {
        var answer = new Passage(words, question.Stems);
        var (all, inReference, inQuestion, inEither, fresh, beyond, heaviest) = (0d, 0d, 0d, 0d, 0d, 0d, 0d);
        foreach (var term in answer.Terms)
        {
            var held = question.Compared.Max(reference => reference.Likeness(term.Stem));
            var asked = question.Asked.Likeness(term.Stem);
            all += term.Rarity;
            inReference += term.Rarity * held;
            inQuestion += term.Rarity * asked;
            inEither += term.Rarity * Math.Max(held, asked);
            if (term.Asked)
                continue;
            fresh += term.Rarity;
            beyond += term.Rarity * held;
            if (held >= Meaning.Likeness.Shared)
                heaviest = Math.Max(heaviest, term.Rarity);
        }
        var known = answer.Grams.Count(gram => question.Grams.Contains(gram));
        return new(
            Share(inReference, all), Share(inQuestion, all), Share(inEither, all), Share(beyond, fresh),
            heaviest / Meaning.WordNet.Shared.MostRarity, Share(known, answer.Grams.Count), recall);
    }

    private static double Share(double part, double whole) => whole > 0 ? part / whole : 0;
}
