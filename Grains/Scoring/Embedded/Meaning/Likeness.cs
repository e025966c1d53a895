namespace Assay.Scoring.Embedded.Meaning;

/// <summary>
/// How near the meaning of other words is to one word's: 1 for the same stem, .9 for one slip of the pen in a long one, .8 for a
/// shared meaning, .5 for neighbouring meanings (the steps of soft recall over WordNet), 0 for anything else.
/// </summary>
internal sealed class Likeness
{
    public const double Slip = .9;

    public const double Shared = .8;

    public const double Neighbour = .5;

    private const int SlipLength = 5;

    private readonly string _stem;
    private readonly HashSet<int> _senses = [];
    private readonly HashSet<int> _near = [];
    private readonly HashSet<int> _opposed = [];

    public Likeness(string stem)
    {
        _stem = stem;
        foreach (var sense in WordNet.Shared.Senses(stem))
        {
            _senses.Add(sense);
            foreach (var near in WordNet.Shared.Near(sense))
                _near.Add(near);
            foreach (var opposed in WordNet.Shared.Opposed(sense))
                _opposed.Add(opposed);
        }
    }

    public double Of(string stem)
    {
        if (stem == _stem)
            return 1;
        if (IsSlip(stem))
            return Slip;
        var best = 0.0;
        foreach (var sense in WordNet.Shared.Senses(stem))
        {
            if (_senses.Contains(sense))
                return Shared;
            if (_near.Contains(sense))
                best = Neighbour;
        }

        return best;
    }

    /// <summary>True for a word that means the opposite in one of its meanings.</summary>
    public bool IsOpposed(string stem)
    {
        foreach (var sense in WordNet.Shared.Senses(stem))
        {
            if (_opposed.Contains(sense))
                return true;
        }

        return false;
    }

    private bool IsSlip(string stem) =>
        stem.Length >= SlipLength && _stem.Length >= SlipLength
        && !_stem.AsSpan().ContainsAnyInRange('0', '9') && OneEdit.Apart(_stem, stem);
}
