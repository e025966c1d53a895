using System.Collections.Immutable;
using Assay.Scoring.Embedded.Meaning;

namespace Assay.Scoring.Embedded.Content;

/// <summary>What an answer holds of one reference. Clauses that share no word of the subject with it are left out: they neither help nor harm.</summary>
internal sealed class Comparison
{
    // Evidence is for reading: the terms that tell most, and no more.
    private const int EvidenceTerms = 12;

    private readonly Passage _answer;

    // The same without slips of the pen.
    private readonly Passage _meant;
    private readonly double[] _held;
    private readonly Term?[] _by;
    private readonly double[] _used;

    public Comparison(Reference reference, IReadOnlyList<Word> answer, HashSet<string> questionStems)
    {
        Reference = reference;
        var relevant = Relevant(reference, answer);
        _answer = new(relevant, questionStems);
        _meant = relevant.Exists(word => reference.Meant(word.Stem) is not null)
            ? new([.. relevant.Select(word => word with { Form = reference.Meant(word.Stem) ?? word.Form })], questionStems)
            : _answer;
        _held = new double[reference.Passage.Terms.Count];
        _by = new Term?[_held.Length];
        _used = new double[_answer.Terms.Count];
        for (var own = 0; own < _used.Length; own++)
        {
            var likenesses = reference.Likenesses(_answer.Terms[own].Stem);
            for (var term = 0; term < likenesses.Length; term++)
            {
                _used[own] = Math.Max(_used[own], likenesses[term]);
                if (likenesses[term] > _held[term])
                    (_held[term], _by[term]) = (likenesses[term], _answer.Terms[own]);
            }
        }
        Measures = Measure();
    }

    public Reference Reference { get; }

    /// <summary>How alike the two are.</summary>
    public Measures Measures { get; }

    /// <summary>Terms of the reference that it holds, the weightiest first, each with the word it holds it by.</summary>
    public IEnumerable<(Term Term, Term By, double Likeness)> Matched =>
        Pairs().Where(pair => pair.By is not null && pair.Held >= Likeness.Shared && !IsDenied(pair.Term, pair.By))
            .OrderByDescending(pair => pair.Term.Weight).Take(EvidenceTerms).Select(pair => (pair.Term, pair.By!, pair.Held));

    /// <summary>Words of the reference without anything like them in the answer, the weightiest first.</summary>
    public ImmutableArray<string> Missed => Surfaces(pair => pair.Held < Likeness.Neighbour);

    /// <summary>Words that one side affirms and the other denies.</summary>
    public ImmutableArray<string> Denied => Surfaces(pair => pair.By is not null && IsDenied(pair.Term, pair.By));

    private static bool IsDenied(Term term, Term by) => (term.Polarity & by.Polarity) == 0;

    private static List<Word> Relevant(Reference reference, IReadOnlyList<Word> words)
    {
        var clauses = new HashSet<int>();
        foreach (var word in words)
        {
            if (!clauses.Contains(word.Clause) && Belongs(reference, word))
                clauses.Add(word.Clause);
        }
        return [.. words.Where(word => clauses.Count == 0 || clauses.Contains(word.Clause))];
    }

    private static bool Belongs(Reference reference, Word word)
    {
        if (CommonWords.Weight(word) < 1)
            return false;
        var likenesses = reference.Likenesses(word.Stem);
        for (var term = 0; term < likenesses.Length; term++)
        {
            if (likenesses[term] >= Likeness.Shared && reference.Passage.Terms[term].Topical)
                return true;
        }
        return false;
    }

    private Measures Measure()
    {
        var (held, beyond, allBeyond, found, denied) = (0d, 0d, 0d, 0d, 0d);
        foreach (var (term, by, share) in Pairs())
        {
            held += term.Weight * share;
            beyond += term.Asked ? 0 : term.Weight * share;
            allBeyond += term.Asked ? 0 : term.Weight;
            found += by is null ? 0 : term.Weight;
            denied += by is not null && IsDenied(term, by) ? term.Weight : 0;
        }
        var longer = Reference.LengthShare;
        var recall = Share(longer * held, Reference.Weight);
        return new(
            recall,
            allBeyond > 0 ? Share(longer * beyond, allBeyond) : recall,
            Precision(term => !term.Asked),
            Precision(_ => true),
            Overlap.Grams(Reference.Passage, _meant),
            Math.Min(1, longer * Overlap.Sequence(Reference.Passage, _meant)),
            Share(denied, found),
            Reference.Passage.Denies == _answer.Denies ? 0 : 1,
            Overlap.Cosine(Reference.Passage, _meant),
            Math.Min(1, longer * Overlap.Plain(Reference.Passage, _meant)));
    }

    private double Precision(Func<Term, bool> counts)
    {
        var (used, all) = (0d, 0d);
        for (var own = 0; own < _used.Length; own++)
        {
            if (!counts(_answer.Terms[own]))
                continue;
            used += _answer.Terms[own].Weight * _used[own];
            all += _answer.Terms[own].Weight;
        }
        return Share(used, all);
    }

    private static double Share(double part, double whole) => whole > 0 ? Math.Min(1, part / whole) : 0;

    private IEnumerable<(Term Term, Term? By, double Held)> Pairs() => Reference.Passage.Terms.Select((term, number) => (term, _by[number], _held[number]));

    private ImmutableArray<string> Surfaces(Func<(Term Term, Term? By, double Held), bool> which) =>
        [.. Pairs().Where(which).OrderByDescending(pair => pair.Term.Weight).Select(pair => pair.Term.Surface).Take(EvidenceTerms)];
}
