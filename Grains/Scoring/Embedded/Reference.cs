using System.Text.RegularExpressions;

namespace Assay.Scoring.Embedded;

/// <summary>What one model answer, or the rubric, asks for: its words and how much each tells.</summary>
internal sealed partial class Reference
{
    // A word that the question gives away tells little about the answer.
    private const double QuestionWord = .25;

    private Reference(List<ReferenceTerm> terms) => Terms = terms;

    public IReadOnlyList<ReferenceTerm> Terms { get; }

    public double Weight => Terms.Sum(term => term.Weight);

    /// <summary>True when it holds a word that the question does not give away.</summary>
    public bool GoesBeyondQuestion => Terms.Any(term => !term.Asked);

    /// <summary>This and what a rubric asks for beside it.</summary>
    public Reference With(Reference rubric) => new([.. Terms, .. rubric.Terms.ExceptBy(Terms.Select(term => term.Stem), term => term.Stem)]);

    /// <summary>How an answer compares with it.</summary>
    public Comparison Compare(AnswerWords held) => new(this, [.. Terms.Select(term => (term, held.Holds(term)))]);

    /// <summary>
    /// The alternatives of a model answer, divided by lines that hold nothing but OR; those without a telling word are left out.
    /// </summary>
    public static List<Reference> Alternatives(string? text, HashSet<string> questionStems)
    {
        var alternatives = new List<Reference>();
        foreach (var part in Parts(text ?? ""))
        {
            var reference = new Reference(ReadTerms(part, questionStems));
            if (reference.Weight > 0)
                alternatives.Add(reference);
        }
        return alternatives;
    }

    private static IEnumerable<string> Parts(string text)
    {
        var part = new List<string>();
        foreach (var line in CompatibilityFold.Plain(text).Split('\n'))
        {
            if (line.Trim() is "OR")
            {
                yield return string.Join('\n', part);
                part.Clear();
                continue;
            }
            part.Add(line);
        }
        yield return string.Join('\n', part);
    }

    private static List<ReferenceTerm> ReadTerms(string text, HashSet<string> questionStems)
    {
        var words = Words.Read(ListMark().Replace(text, ""));
        // A model answer may be made of function words alone, for example "No".
        var telling = words.Exists(word => CommonWords.Weight(word) > 0);
        var terms = new Dictionary<string, ReferenceTerm>(StringComparer.Ordinal);
        foreach (var word in words)
        {
            var weight = telling ? CommonWords.Weight(word) : 1;
            if (weight == 0)
                continue;
            var asked = questionStems.Contains(word.Stem);
            var known = terms.GetValueOrDefault(word.Stem) ?? new(word.Stem, word.Surface, asked ? weight * QuestionWord : weight, asked, Polarity.None, 0);
            terms[word.Stem] = known with { Polarity = known.Polarity | word.Polarity, Count = known.Count + 1 };
        }
        return [.. terms.Values];
    }

    [GeneratedRegex(@"^[ \-*•●○]*(\d{1,2}|[ivx]{1,4}|[a-z])[.)](?!\d)", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex ListMark();
}
