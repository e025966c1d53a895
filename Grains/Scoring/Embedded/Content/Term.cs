using Assay.Scoring.Embedded.Meaning;

namespace Assay.Scoring.Embedded.Content;

/// <summary>A telling word of a text, however often it stands there.</summary>
/// <param name="Stem">What is compared.</param>
/// <param name="Surface">The word as its text has it first, for people.</param>
/// <param name="Rarity">How much it tells: rare words more, everyday words half of what their rarity says.</param>
/// <param name="Asked">True when the question gives it away.</param>
/// <param name="Topical">True for a word that belongs to the subject rather than to every text.</param>
/// <param name="Polarity">Whether the text affirms or denies it.</param>
/// <param name="First">Its first place among the text's words.</param>
internal sealed record Term(string Stem, string Surface, double Rarity, bool Asked, bool Topical, Polarity Polarity, Word First)
{
    private const double QuestionWord = .25;

    /// <summary>How much it counts in a comparison: words of the question a quarter.</summary>
    public double Weight => Asked ? QuestionWord * Rarity : Rarity;

    /// <summary>The terms of a text in order of their first place. A text of function words alone, for example "No", is taken at its word.</summary>
    public static List<Term> Of(IReadOnlyList<Word> words, HashSet<string> questionStems)
    {
        var telling = words.Any(word => CommonWords.Weight(word) > 0);
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        var terms = new List<Term>();
        foreach (var word in words)
        {
            var prior = telling ? CommonWords.Weight(word) : 1;
            if (prior == 0)
                continue;
            if (places.TryGetValue(word.Stem, out var place))
            {
                terms[place] = terms[place] with { Polarity = terms[place].Polarity | word.Polarity };
                continue;
            }
            places[word.Stem] = terms.Count;
            var asked = questionStems.Contains(word.Stem);
            terms.Add(new(word.Stem, word.Surface, WordNet.Shared.Rarity(word.Stem) * prior, asked, prior == 1, word.Polarity, word));
        }
        return terms;
    }
}
