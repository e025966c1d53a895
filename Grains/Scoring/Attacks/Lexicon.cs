using Assay.Scoring.Embedded;

namespace Assay.Scoring.Attacks;

/// <summary>
/// The terms of orders to a grader, by slot and in several languages, from <c>orders.txt</c>: a slot begins with <c>@name</c>,
/// a line names its language and lists terms between commas, <c>*</c> stands for any ending of the last word.
/// </summary>
internal static class Lexicon
{
    private const string Resource = "Assay.Scoring.Attacks.orders.txt";

    /// <summary>Slots and their terms in the form of a word view.</summary>
    public static Dictionary<string, List<string>> Read()
    {
        using var stream = typeof(Lexicon).Assembly.GetManifestResourceStream(Resource) ?? throw new InvalidOperationException($"{Resource} is missing.");
        using var reader = new StreamReader(stream);
        var slots = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        List<string> terms = [];
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith('@'))
                slots.Add(line[1..], terms = []);
            else if (line.IndexOf(": ", StringComparison.Ordinal) is > 0 and var colon && line[0] != '#')
                terms.AddRange(line[(colon + 2)..].Split(',').Select(Form));
        }
        return slots;
    }

    private static string Form(string term)
    {
        var form = WordView.Of(CompatibilityFold.Plain(term));
        return term.EndsWith('*') ? form + '*' : form;
    }
}
