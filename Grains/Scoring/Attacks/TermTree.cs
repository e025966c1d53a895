namespace Assay.Scoring.Attacks;

/// <summary>
/// Finds every term that begins at a place of a <see cref="WordView"/>, in one walk whose length is that of the longest term.
/// A term belongs to a slot; up to 64 slots, so that those found are one number.
/// </summary>
internal sealed class TermTree
{
    private readonly Dictionary<uint, int> _next = [];
    private readonly List<ulong> _whole = [0];
    private readonly List<ulong> _begun = [0];
    private readonly bool[] _first = new bool[char.MaxValue + 1];

    /// <summary>Adds a term in the form of a word view; one that ends in <c>*</c> is the beginning of a word.</summary>
    public void Add(string term, int slot)
    {
        var text = term.EndsWith('*') ? term[..^1] : term;
        var node = 0;
        foreach (var character in text)
        {
            var key = Key(node, character);
            if (!_next.TryGetValue(key, out var next))
            {
                next = _whole.Count;
                _next[key] = next;
                _whole.Add(0);
                _begun.Add(0);
            }
            node = next;
        }
        _first[text[0]] = true;
        var masks = text.Length < term.Length || WordView.IsUnspaced(text[^1]) ? _begun : _whole;
        masks[node] |= 1UL << slot;
    }

    /// <summary>The slots of the terms that begin at <paramref name="start"/>, one bit each.</summary>
    public ulong At(string words, int start)
    {
        if (!_first[words[start]])
            return 0;
        var (node, found) = (0, 0UL);
        for (var i = start; i < words.Length && _next.TryGetValue(Key(node, words[i]), out node); i++)
        {
            found |= _begun[node];
            if (i + 1 == words.Length || words[i + 1] == ' ')
                found |= _whole[node];
        }
        return found;
    }

    private static uint Key(int node, char character) => ((uint)node << 16) | character;
}
