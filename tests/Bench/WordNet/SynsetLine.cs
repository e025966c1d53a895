using System.Globalization;

namespace Assay.Bench.WordNet;

/// <summary>One line of a <c>data.*</c> file, as wndb(5WN) lays it out.</summary>
/// <param name="Key">The part of speech and the offset.</param>
/// <param name="Words">Its single words in lower case.</param>
/// <param name="Related">Synsets whose meaning is near.</param>
/// <param name="Gloss">The definition and examples.</param>
internal sealed record SynsetLine(string Key, IReadOnlyList<string> Words, IReadOnlyList<string> Related, string Gloss)
{
    // Hypernym, hyponym, derivation, similar, see also, pertainym, participle, entailment, cause, verb group.
    private static readonly HashSet<string> Near = new(["@", "~", "+", "&", "^", "\\", "<", "*", ">", "$"], StringComparer.Ordinal);

    /// <param name="line">A line that is no licence text.</param>
    /// <param name="file">The letter of the file: n, v, a or r.</param>
    public static SynsetLine Parse(string line, char file)
    {
        var bar = line.IndexOf('|', StringComparison.Ordinal);
        var fields = line[..bar].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var count = int.Parse(fields[3], NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        var words = Enumerable.Range(0, count).Select(i => Bare(fields[4 + (2 * i)])).Where(word => word.All(char.IsAsciiLetter)).ToList();
        var at = 4 + (2 * count);
        var pointers = int.Parse(fields[at++], CultureInfo.InvariantCulture);
        var related = new List<string>();
        for (; pointers > 0; pointers--, at += 4)
        {
            if (Near.Contains(fields[at]))
                related.Add(fields[at + 2][0] + fields[at + 1]);
        }

        return new(file + fields[0], words, related, line[(bar + 1)..]);
    }

    // An adjective may carry a mark of its place: galore(ip).
    private static string Bare(string word)
    {
        var mark = word.IndexOf('(', StringComparison.Ordinal);
        return (mark < 0 ? word : word[..mark]).ToLowerInvariant();
    }
}
