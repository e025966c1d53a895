using System.IO.Compression;
using System.Text;
using Assay.Scoring.Embedded;

namespace Assay.Bench.WordNet;

/// <summary>
/// Reduces WordNet to what the embedded grader asks of it: for each stem its frequent meanings and how rare it is in the glosses,
/// for each meaning those near it.
/// </summary>
internal static class TableBuilder
{
    // Of each part of speech; rarer senses join words that no answer means alike.
    private const int MostSenses = 4;

    private const int LeastTexts = 3;

    /// <summary>Writes the tables; the same files give the same bytes.</summary>
    public static void Write(string folder, Stream target)
    {
        var synsets = WordNetFolder.ReadSynsets(folder);
        var senses = SensesByStem(folder);
        var texts = TextsByStem(synsets);
        var used = senses.Values.SelectMany(keys => keys).ToHashSet(StringComparer.Ordinal);
        var numbers = synsets.Where(synset => used.Contains(synset.Key)).Select((synset, number) => (synset.Key, number)).ToDictionary(StringComparer.Ordinal);

        using var packed = new BrotliStream(target, CompressionLevel.SmallestSize, leaveOpen: true);
        using var writer = new BinaryWriter(packed, Encoding.UTF8);
        WriteStems(writer, senses, texts, synsets.Count, numbers);
        WriteRelations(writer, [.. synsets.Where(synset => used.Contains(synset.Key))], numbers);
    }

    private static Dictionary<string, HashSet<string>> SensesByStem(string folder)
    {
        var stems = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        foreach (var (word, keys) in WordNetFolder.ReadSenses(folder))
        {
            var stem = PorterStemmer.Stem(word);
            if (!stems.TryGetValue(stem, out var known))
                stems[stem] = known = new(StringComparer.Ordinal);
            known.UnionWith(keys.Take(MostSenses));
        }

        foreach (var (form, word) in WordNetFolder.ReadForms(folder))
        {
            var (stem, bare) = (PorterStemmer.Stem(form), PorterStemmer.Stem(word));
            if (stem != bare && stems.TryGetValue(bare, out var senses))
                stems[stem] = [.. stems.GetValueOrDefault(stem, []), .. senses];
        }

        return stems;
    }

    private static Dictionary<string, int> TextsByStem(List<SynsetLine> synsets)
    {
        var texts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var synset in synsets)
        {
            foreach (var stem in Words.Read(CompatibilityFold.Plain(synset.Gloss)).Select(word => word.Stem).Distinct(StringComparer.Ordinal))
                texts[stem] = texts.GetValueOrDefault(stem) + 1;
        }

        return texts;
    }

    private static void WriteStems(
        BinaryWriter writer, Dictionary<string, HashSet<string>> senses, Dictionary<string, int> texts, int all, Dictionary<string, int> numbers)
    {
        var stems = senses.Keys.Union(texts.Where(text => text.Value >= LeastTexts).Select(text => text.Key)).Order(StringComparer.Ordinal).ToList();
        writer.Write7BitEncodedInt(all);
        writer.Write7BitEncodedInt(stems.Count);
        var before = "";
        foreach (var stem in stems)
        {
            var same = stem.AsSpan().CommonPrefixLength(before);
            writer.Write7BitEncodedInt(same);
            writer.Write(stem[same..]);
            writer.Write7BitEncodedInt(texts.GetValueOrDefault(stem));
            WriteNumbers(writer, senses.GetValueOrDefault(stem, []).Select(key => numbers[key]));
            before = stem;
        }
    }

    private static void WriteRelations(
        BinaryWriter writer, List<SynsetLine> synsets, Dictionary<string, int> numbers)
    {
        // Each pair once: a relation holds in both directions here.
        var pairs = synsets
            .SelectMany(synset => synset.Related.Where(numbers.ContainsKey).Select(other => (One: numbers[synset.Key], Other: numbers[other])))
            .Select(pair => (Low: Math.Min(pair.One, pair.Other), High: Math.Max(pair.One, pair.Other)))
            .ToLookup(pair => pair.Low, pair => pair.High);
        writer.Write7BitEncodedInt(synsets.Count);
        for (var number = 0; number < synsets.Count; number++)
            WriteNumbers(writer, pairs[number]);
    }

    private static void WriteNumbers(BinaryWriter writer, IEnumerable<int> numbers)
    {
        var sorted = numbers.Distinct().Order().ToList();
        writer.Write7BitEncodedInt(sorted.Count);
        var before = 0;
        foreach (var number in sorted)
        {
            writer.Write7BitEncodedInt(number - before);
            before = number;
        }
    }
}
