namespace Assay.Scoring.Embedded.Meaning;

/// <summary>
/// How near the meaning of other words is to each of a list of words: 1 for the same stem, .9 for one slip of the pen in a long one,
/// .8 for a shared meaning, .5 for neighbouring meanings (the steps of soft recall over WordNet), 0 for anything else.
/// </summary>
internal sealed class Likeness
{
    public const double Slip = .9;

    public const double Shared = .8;

    public const double Neighbour = .5;

    private const int SlipLength = 5;

    private readonly IReadOnlyList<string> _stems;
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);

    // By first letter: few slips change it.
    private readonly Dictionary<char, List<int>> _slippery = [];
    private readonly Dictionary<int, List<(int Place, double Likeness)>> _bySense = [];

    public Likeness(IReadOnlyList<string> stems)
    {
        _stems = stems;
        for (var place = 0; place < stems.Count; place++)
        {
            _places[stems[place]] = place;
            if (stems[place].Length >= SlipLength && !stems[place].AsSpan().ContainsAnyInRange('0', '9'))
                Note(_slippery, stems[place][0], place);
            foreach (var sense in WordNet.Shared.Senses(stems[place]))
            {
                Note(_bySense, sense, (place, Shared));
                foreach (var near in WordNet.Shared.Near(sense))
                    Note(_bySense, near, (place, Neighbour));
            }
        }
    }

    /// <summary>The likeness of a stem to each of the words; empty when it is like none.</summary>
    public double[] Of(string stem)
    {
        double[]? likenesses = null;
        foreach (var sense in WordNet.Shared.Senses(stem))
        {
            foreach (var (place, likeness) in _bySense.GetValueOrDefault(sense) ?? [])
                Raise(ref likenesses, place, likeness);
        }
        foreach (var place in stem.Length >= SlipLength ? _slippery.GetValueOrDefault(stem[0]) ?? [] : [])
        {
            if (OneEdit.Apart(_stems[place], stem))
                Raise(ref likenesses, place, Slip);
        }
        if (_places.TryGetValue(stem, out var same))
            Raise(ref likenesses, same, 1);
        return likenesses ?? [];
    }

    private void Raise(ref double[]? likenesses, int place, double likeness)
    {
        likenesses ??= new double[_stems.Count];
        likenesses[place] = Math.Max(likenesses[place], likeness);
    }

    private static void Note<TKey, TNote>(Dictionary<TKey, List<TNote>> notes, TKey key, TNote note)
        where TKey : notnull
    {
        if (!notes.TryGetValue(key, out var list))
            notes[key] = list = [];
        list.Add(note);
    }
}
