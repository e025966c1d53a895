using System.Text;

namespace Assay.Scoring.Models.Judging;

/// <summary>A plain text for searching: in lower case, every run of white space as one blank, with the way back to the plain text.</summary>
internal sealed class SqueezedText
{
    private readonly List<int> _places;

    public SqueezedText(string plain)
    {
        var squeezed = new StringBuilder(plain.Length);
        _places = new(plain.Length);
        for (var i = 0; i < plain.Length; i++)
        {
            var blank = char.IsWhiteSpace(plain[i]);
            if (blank && (squeezed.Length == 0 || squeezed[^1] == ' '))
                continue;
            squeezed.Append(blank ? ' ' : char.ToLowerInvariant(plain[i]));
            _places.Add(i);
        }
        Text = squeezed.ToString();
    }

    /// <summary>The text as it is searched.</summary>
    public string Text { get; }

    /// <summary>Where in the plain text a squeezed text stands first, beginning and ending where words do; null when nowhere.</summary>
    public (int Start, int Length)? Find(string wanted)
    {
        for (var from = 0; wanted.Length > 0 && from + wanted.Length <= Text.Length; from++)
        {
            from = Text.IndexOf(wanted, from, StringComparison.Ordinal);
            if (from < 0)
                return null;
            var end = from + wanted.Length;
            if (!Splits(from) && !Splits(end))
                return (_places[from], _places[end - 1] + 1 - _places[from]);
        }
        return null;
    }

    // A word is not cut in two there.
    private bool Splits(int at) => at > 0 && at < Text.Length && char.IsLetterOrDigit(Text[at - 1]) && char.IsLetterOrDigit(Text[at]);
}
