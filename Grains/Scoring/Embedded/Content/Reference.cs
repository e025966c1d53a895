using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace Assay.Scoring.Embedded.Content;

/// <summary>What one model answer, or one item of a rubric, asks for.</summary>
internal sealed partial class Reference
{
    // Answers to one question share most of their words.
    private const int MostRemembered = 4096;

    // In the training splits the recall of answers that people call right falls with the reference's length to the power of .17 to .35.
    private const double LengthLaw = .3;

    private const double UsualLength = 3;

    private readonly Meaning.Likeness _meanings;
    private readonly ConcurrentDictionary<string, double[]> _likenesses = new(StringComparer.Ordinal);

    public Reference(string plain, HashSet<string> questionStems)
    {
        Passage = new(Words.Read(ListMark().Replace(plain, "")), questionStems);
        Weight = Passage.Terms.Sum(term => term.Weight);
        LengthShare = Math.Pow(Math.Max(1, Passage.Content.Count / UsualLength), LengthLaw);
        _meanings = new(Passage.Terms.ConvertAll(term => term.Stem));
    }

    public Passage Passage { get; }

    public double Weight { get; }

    /// <summary>What a recall is multiplied by, at least 1: people ask for less of a long reference than of a short one.</summary>
    public double LengthShare { get; }

    /// <summary>How like a stem is to each of the terms, 0..1; empty when it is like none.</summary>
    public double[] Likenesses(string stem)
    {
        if (_likenesses.TryGetValue(stem, out var known))
            return known;
        if (_likenesses.Count >= MostRemembered)
            _likenesses.Clear();
        return _likenesses[stem] = _meanings.Of(stem);
    }

    /// <summary>The word of the reference that was meant, where a word is one slip of the pen away from it and like no other.</summary>
    public WordForm? Meant(string stem)
    {
        var likenesses = Likenesses(stem);
        var place = Array.IndexOf(likenesses, Meaning.Likeness.Slip);
        return place < 0 || likenesses.Contains(1) ? null : Passage.Terms[place].First.Form;
    }

    /// <summary>How like a stem is to the term that it is most like.</summary>
    public double Likeness(string stem)
    {
        var most = 0.0;
        foreach (var likeness in Likenesses(stem))
            most = Math.Max(most, likeness);
        return most;
    }

    /// <summary>The alternatives of a model answer, divided by lines that hold nothing but OR; those without a telling word are left out.</summary>
    public static List<Reference> Alternatives(string? text, HashSet<string> questionStems)
    {
        var alternatives = new List<Reference>();
        foreach (var part in Divider().Split(CompatibilityFold.Plain(text ?? "")))
        {
            var reference = new Reference(part, questionStems);
            if (reference.Weight > 0)
                alternatives.Add(reference);
        }
        return alternatives;
    }

    [GeneratedRegex(@"^[ \-*•●○]*(\d{1,2}|[ivx]{1,4}|[a-z])[.)](?!\d)", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex ListMark();

    [GeneratedRegex("^ *OR *$", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Divider();
}
