using System.Collections.Frozen;
using System.IO.Compression;
using System.Text;

namespace Assay.Scoring.Embedded.Meaning;

/// <summary>
/// What WordNet 3.0 (Princeton University; its notice stands beside the tables) knows of a stem: its meanings, which meanings are
/// near, and how rare the stem is in the glosses. Read once for the process, from a resource.
/// </summary>
internal sealed class WordNet
{
    private const string Resource = "Assay.Scoring.Embedded.Meaning.wordnet.br";

    private static readonly Lazy<WordNet> Loaded = new(Load);

    private readonly FrozenDictionary<string, Entry> _stems;
    private readonly int[][] _near;
    private readonly int _texts;

    private WordNet(BinaryReader reader)
    {
        _texts = reader.Read7BitEncodedInt();
        _stems = ReadStems(reader);
        _near = ReadRelations(reader);
    }

    public static WordNet Shared => Loaded.Value;

    /// <summary>The numbers of a stem's meanings; none for a stem it does not know.</summary>
    public ReadOnlySpan<int> Senses(string stem) => _stems.TryGetValue(stem, out var entry) ? entry.Senses : [];

    /// <summary>Meanings next to this one: wider, narrower, similar, derived.</summary>
    public ReadOnlySpan<int> Near(int sense) => _near[sense];

    /// <summary>The natural logarithm of how many glosses there are to one that holds the stem; highest for a stem of none.</summary>
    public double Rarity(string stem) => Math.Log((_texts + 1.0) / ((_stems.TryGetValue(stem, out var entry) ? entry.Texts : 0) + 1));

    /// <summary>Of a stem that no gloss holds.</summary>
    public double MostRarity => Math.Log(_texts + 1.0);

    private static WordNet Load()
    {
        using var stream = typeof(WordNet).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"The tables {Resource} are not in this build");
        using var unpacked = new BrotliStream(stream, CompressionMode.Decompress);
        using var buffered = new BufferedStream(unpacked, 1 << 16);
        using var reader = new BinaryReader(buffered, Encoding.UTF8);
        return new(reader);
    }

    private static FrozenDictionary<string, Entry> ReadStems(BinaryReader reader)
    {
        var count = reader.Read7BitEncodedInt();
        var stems = new Dictionary<string, Entry>(count, StringComparer.Ordinal);
        var before = "";
        for (var i = 0; i < count; i++)
        {
            var stem = string.Concat(before.AsSpan(0, reader.Read7BitEncodedInt()), reader.ReadString());
            stems[stem] = new(reader.Read7BitEncodedInt(), ReadNumbers(reader));
            before = stem;
        }

        return stems.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static int[][] ReadRelations(BinaryReader reader)
    {
        var others = new List<int>?[reader.Read7BitEncodedInt()];
        for (var sense = 0; sense < others.Length; sense++)
        {
            foreach (var other in ReadNumbers(reader))
            {
                (others[sense] ??= []).Add(other);
                (others[other] ??= []).Add(sense);
            }
        }

        return Array.ConvertAll(others, list => list is null ? [] : list.ToArray());
    }

    private static int[] ReadNumbers(BinaryReader reader)
    {
        var count = reader.Read7BitEncodedInt();
        if (count == 0)
            return [];
        var numbers = new int[count];
        var before = 0;
        for (var i = 0; i < count; i++)
            before = numbers[i] = before + reader.Read7BitEncodedInt();
        return numbers;
    }

    private readonly record struct Entry(int Texts, int[] Senses);
}
