using System.Globalization;

namespace Assay.Bench.WordNet;

/// <summary>The database files of WordNet 3.0, as Debian's <c>wordnet-base</c> lays them into <c>/usr/share/wordnet</c>.</summary>
internal static class WordNetFolder
{
    private static readonly (string Name, char Letter)[] Files = [("noun", 'n'), ("verb", 'v'), ("adj", 'a'), ("adv", 'r')];

    /// <summary>Every synset, in the order of the files.</summary>
    public static List<SynsetLine> ReadSynsets(string folder) =>
    [
        .. Files.SelectMany(file => Lines(folder, "data", file.Name).Select(line => SynsetLine.Parse(line, file.Letter))),
    ];

    /// <summary>The senses of each single word, the most frequent first, with their part of speech.</summary>
    public static IEnumerable<(string Word, IReadOnlyList<string> Keys)> ReadSenses(string folder)
    {
        foreach (var (name, letter) in Files)
        {
            foreach (var line in Lines(folder, "index", name))
            {
                var fields = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
                if (!fields[0].All(char.IsAsciiLetter))
                    continue;
                var senses = int.Parse(fields[2], CultureInfo.InvariantCulture);
                yield return (fields[0], [.. fields[^senses..].Select(offset => letter + offset)]);
            }
        }
    }

    /// <summary>Irregular forms and what they are forms of: went, go.</summary>
    public static IEnumerable<(string Form, string Word)> ReadForms(string folder)
    {
        foreach (var (name, _) in Files)
        {
            foreach (var fields in File.ReadLines(Path.Combine(folder, $"{name}.exc")).Select(line => line.Split(' ')))
            {
                if (fields.Length >= 2 && fields[0].All(char.IsAsciiLetter) && fields[1].All(char.IsAsciiLetter))
                    yield return (fields[0], fields[1]);
            }
        }
    }

    private static IEnumerable<string> Lines(string folder, string kind, string name) =>
        File.ReadLines(Path.Combine(folder, $"{kind}.{name}")).Where(line => !line.StartsWith(' '));
}
