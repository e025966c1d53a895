using System.Collections.Immutable;
using System.Globalization;

namespace Assay.Api.Candidate.HandIn;

/// <summary>Collects notes on what was left out or changed: where and why, never the content. A flood of them is counted, not kept.</summary>
internal sealed class Notes
{
    private const int Kept = 100;
    private readonly List<string> _notes = [];
    private int _total;

    public void Add(string where, int index, string why) =>
        Add(string.Create(CultureInfo.InvariantCulture, $"{where} {index}: {why}"));

    public void Add(string note)
    {
        if (_total++ < Kept)
            _notes.Add(note);
    }

    public ImmutableArray<string> ToImmutable() => _total <= Kept
        ? [.. _notes]
        : [.. _notes, string.Create(CultureInfo.InvariantCulture, $"{_total - Kept} more notes")];
}
