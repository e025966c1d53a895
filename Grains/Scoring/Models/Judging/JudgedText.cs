using Assay.Assessments;
using Assay.Scoring.Embedded;

namespace Assay.Scoring.Models.Judging;

/// <summary>
/// The text of an answer that a model judges, and the search for what the model quotes from it. Code decides what is judged:
/// the plain form of the answer, of limited length, without characters that nobody sees.
/// </summary>
internal sealed class JudgedText
{
    /// <summary>Longer answers are judged by their beginning, as the embedded grader does.</summary>
    public const int MostCharacters = 20_000;

    /// <summary>How many characters, blanks not counted, a quote needs: shorter ones are found by chance.</summary>
    public const int LeastQuote = 8;

    private readonly PlainText _plain;
    private readonly SqueezedText _answer;
    private readonly SqueezedText _given;

    public JudgedText(Question question, string answer)
    {
        // A tab is read as one blank; indentation shall stay visible to who judges code.
        var readable = answer.Replace("\r\n", "\n", StringComparison.Ordinal).Replace("\t", "    ", StringComparison.Ordinal);
        Text = CompatibilityFold.Plain(readable, MostCharacters).Trim();
        IsCut = readable.Length > MostCharacters;
        _plain = CompatibilityFold.Read(answer, MostCharacters);
        _answer = new(_plain.Text);
        _given = new(CompatibilityFold.Plain($"{question.Text}\n{question.StarterCode}"));
    }

    /// <summary>What is sent.</summary>
    public string Text { get; }

    /// <summary>True when the answer was longer.</summary>
    public bool IsCut { get; }

    /// <summary>
    /// Where in the answer as handed in a quote stands; null when it stands nowhere, is too short to mean anything, or only
    /// repeats what the candidate was given. White space and case do not matter. The whole of an answer always counts: it may
    /// be one word, or a choice that the question offers.
    /// </summary>
    public QuotePlace? Find(string quote)
    {
        var wanted = new SqueezedText(CompatibilityFold.Plain(quote, MostCharacters)).Text.Trim(' ', '"', '\'', '`');
        if (wanted.Length == 0)
            return null;
        if (_answer.Find(wanted) is not (var start, var length))
            return null;
        if (wanted != _answer.Text.Trim(' ', '"', '\'', '`') && (wanted.Count(character => character != ' ') < LeastQuote || _given.Find(wanted) is not null))
            return null;
        var (originStart, originLength) = _plain.Origin(start, length);
        return new(_plain.Text.Substring(start, length), originStart, originLength);
    }

    /// <summary>True when a sentence repeats so many words in a row from the answer.</summary>
    public bool IsRepeatedBy(string sentence, int words)
    {
        var said = new SqueezedText(CompatibilityFold.Plain(sentence)).Text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return Enumerable.Range(0, Math.Max(0, said.Length - words + 1))
            .Any(first => _answer.Find(string.Join(' ', said, first, words).Trim('.', ',', ';', ':', '"', '\'', '!', '?')) is not null);
    }
}
