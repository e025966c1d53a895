using System.Buffers;
using System.Globalization;
using System.Text;

namespace Assay.Scoring.Embedded;

/// <summary>
/// Brings a text into the plain form that is judged: compatibility characters become the letters they stand for (the part of
/// NFKC that answers in Latin script meet; <see cref="string.Normalize()"/> does nothing without culture data, which this
/// program runs without), accents go, and so do zero-width, bidirectional and tag characters. Never throws, whatever the text.
/// </summary>
internal static class CompatibilityFold
{
    private static readonly string[] Accented =
    [
        "aàáâãäåāăąǎ", "cçćĉċč", "dďđð", "eèéêëēĕėęě", "gĝğġģ", "hĥħ", "iìíîïĩīĭįı", "jĵ", "kķ", "lĺļľł", "nñńņňŋ",
        "oòóôõöøōŏőǒ", "rŕŗř", "sśŝşšſ", "tţťŧ", "uùúûüũūŭůűųǔ", "wŵ", "yýÿŷ", "zźżž",
    ];

    // The character first, then =, then what it is read as.
    private const string Letters =
        "ß=ss æ=ae Æ=AE œ=oe Œ=OE …=... ‘=' ’=' ʼ=' “=\" ”=\" ‐=- ‑=- –=- —=- −=- ½=1/2 ¼=1/4 ¹=1 ²=2 ³=3 ﬀ=ff ﬁ=fi ﬂ=fl ﬃ=ffi ﬄ=ffl";

    private static readonly SearchValues<char> AlreadyPlain =
        SearchValues.Create([.. Enumerable.Range(' ', '~' - ' ' + 1).Select(code => (char)code), '\n']);

    private static readonly Dictionary<int, string> Table = Build();

    /// <summary>The plain form of a text, of at most <paramref name="limit"/> of its characters.</summary>
    public static string Plain(string text, int limit = int.MaxValue) => Read(text, limit).Text;

    /// <summary>The same, and where each character of it came from.</summary>
    public static PlainText Read(string text, int limit = int.MaxValue)
    {
        var length = Math.Min(text.Length, limit);
        if (!text.AsSpan(0, length).ContainsAnyExcept(AlreadyPlain))
            return new(text[..length], null);
        var plain = new StringBuilder(length);
        var origins = new List<int>(length + 1);
        var at = 0;
        foreach (var rune in text.AsSpan(0, length).EnumerateRunes())
        {
            Append(plain, rune);
            while (origins.Count < plain.Length)
                origins.Add(at);
            at += rune.Utf16SequenceLength;
        }
        origins.Add(at);
        return new(plain.ToString(), origins);
    }

    private static void Append(StringBuilder plain, Rune rune)
    {
        var code = rune.Value;
        if (code is '\n' or (>= ' ' and <= '~'))
            plain.Append((char)code);
        else if (Table.TryGetValue(code, out var letters))
            plain.Append(letters);
        else if (code is >= 0xFF01 and <= 0xFF5E)
            plain.Append((char)(code - 0xFEE0));
        else if (code is >= 0x1D400 and <= 0x1D6A3)
            plain.Append(Letter((code - 0x1D400) % 52));
        else if (code is >= 0x1D7CE and <= 0x1D7FF)
            plain.Append((char)('0' + ((code - 0x1D7CE) % 10)));
        else if (code is >= 0x24B6 and <= 0x24E9)
            plain.Append(Letter(code - 0x24B6));
        else
            AppendOther(plain, rune);
    }

    private static void AppendOther(StringBuilder plain, Rune rune)
    {
        switch (Rune.GetUnicodeCategory(rune))
        {
            case UnicodeCategory.Format or UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark:
                break;
            case UnicodeCategory.Control or UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator:
                plain.Append(rune.Value is '\r' or 0x2028 or 0x2029 ? '\n' : ' ');
                break;
            default:
                plain.Append(rune.ToString());
                break;
        }
    }

    private static char Letter(int index) => (char)(index < 26 ? 'A' + index : 'a' + index - 26);

    private static Dictionary<int, string> Build()
    {
        var table = new Dictionary<int, string>();
        foreach (var pair in Letters.Split(' '))
            table[Rune.GetRuneAt(pair, 0).Value] = pair[2..];
        foreach (var row in Accented)
        {
            foreach (var accented in row.AsSpan(1))
            {
                table[accented] = row[..1];
                var upper = char.ToUpperInvariant(accented);
                if (upper != accented)
                    table.TryAdd(upper, row[..1].ToUpperInvariant());
            }
        }
        for (var digit = 0; digit < 10; digit++)
        {
            table.TryAdd(0x2070 + digit, digit.ToString(CultureInfo.InvariantCulture));
            table[0x2080 + digit] = digit.ToString(CultureInfo.InvariantCulture);
        }
        for (var digit = 1; digit < 10; digit++)
            table[0x2460 + digit - 1] = digit.ToString(CultureInfo.InvariantCulture);
        return table;
    }
}
