using System.Collections.Immutable;

namespace Assay.Scoring.Embedded;

/// <summary>What an answer holds of one reference.</summary>
internal sealed class Comparison
{
    // Evidence is for reading: the terms that tell most, and no more.
    private const int EvidenceTerms = 12;

    public Comparison(Reference reference, IReadOnlyList<(ReferenceTerm Term, double Held)> terms)
    {
        Reference = reference;
        Recall = terms.Sum(pair => pair.Term.Weight * pair.Held) / reference.Weight;
        MatchesBeyondQuestion = terms.Any(pair => !pair.Term.Asked && pair.Held > 0);
        Matched = Surfaces(terms, held => held > AnswerWords.Denied);
        Missed = Surfaces(terms, held => held == 0);
        Denied = Surfaces(terms, held => held is > 0 and <= AnswerWords.Denied);
        DeniedShare = Share(terms);
    }

    public Reference Reference { get; }

    /// <summary>The share of the reference's weight that the answer holds, 0..1.</summary>
    public double Recall { get; }

    /// <summary>True when it holds a word of the reference that the question does not give away.</summary>
    public bool MatchesBeyondQuestion { get; }

    /// <summary>Words found, as the reference has them, the weightiest first.</summary>
    public ImmutableArray<string> Matched { get; }

    /// <summary>Words not found, the weightiest first.</summary>
    public ImmutableArray<string> Missed { get; }

    /// <summary>Words that one side affirms and the other denies.</summary>
    public ImmutableArray<string> Denied { get; }

    /// <summary>Their share of the weight of all words found, 0..1.</summary>
    public double DeniedShare { get; }

    private static ImmutableArray<string> Surfaces(IEnumerable<(ReferenceTerm Term, double Held)> terms, Func<double, bool> which) =>
    [
        .. terms.Where(pair => which(pair.Held)).OrderByDescending(pair => pair.Term.Weight).ThenByDescending(pair => pair.Term.Count).Select(pair => pair.Term.Surface).Take(EvidenceTerms),
    ];

    private static double Share(IReadOnlyList<(ReferenceTerm Term, double Held)> terms)
    {
        var found = terms.Where(pair => pair.Held > 0).Sum(pair => pair.Term.Weight);
        return found == 0 ? 0 : terms.Where(pair => pair.Held is > 0 and <= AnswerWords.Denied).Sum(pair => pair.Term.Weight) / found;
    }
}
