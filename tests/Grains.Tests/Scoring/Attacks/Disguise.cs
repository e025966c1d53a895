using System.Globalization;
using System.Text;

namespace Assay.Grains.Tests.Scoring.Attacks;

/// <summary>Hides a payload, or makes one from a seed.</summary>
internal static class Disguise
{
    private const int Long = 100_000;

    private const string Filler = "meadow lantern quietly harbour pencil winter garden somewhere yellow bridge teacher music paper window kitchen story slowly river button cloud";

    public static string Of(string name, string payload, int seed) => name switch
    {
        "base64" => Base64(payload),
        "base64_twice" => Base64(Base64(payload)),
        "base64_comment" => $"# {Base64(payload)}\n",
        "hex" => Convert.ToHexStringLower(Encoding.UTF8.GetBytes(payload)),
        "entities" => string.Concat(payload.Select(letter => string.Create(CultureInfo.InvariantCulture, $"&#{(int)letter};"))),
        "percent" => string.Concat(payload.Select(letter => string.Create(CultureInfo.InvariantCulture, $"%{(int)letter:X2}"))),
        "cyrillic" => Swap(payload, "aceopxyijs", "асеорхуіјѕ"),
        "greek" => Swap(payload, "oivx", "οινχ"),
        "fullwidth" => Shift(payload, '!', '~', 0xFF01),
        "mathematical" => Shift(Shift(payload, 'a', 'z', 0x1D41A), 'A', 'Z', 0x1D400),
        "circled" => Shift(Shift(payload, 'a', 'z', 0x24D0), 'A', 'Z', 0x24B6),
        "zero_width" => string.Join('\u200B', payload.ToCharArray()),
        "word_joiners" => string.Join("\u2060\u2063", payload.ToCharArray()),
        "variation_selectors" => "\u263A" + string.Concat(payload.Select(letter => char.ConvertFromUtf32(letter < 16 ? 0xFE00 + letter : 0xE0100 + letter - 16))),
        "tags" => Shift(payload, ' ', '~', 0xE0020),
        "tags_comment" => $"# {Shift(payload, ' ', '~', 0xE0020)}\n",
        "rtl" => $"\u202E{new string([.. payload.Reverse()])}\u202C",
        "repeat_100kb" => string.Concat(Enumerable.Repeat(payload + "\n", Long / (payload.Length + 1))),
        "buried_100kb" => $"{Words(seed, Long / 2)}\n{payload}\n{Words(seed + 1, Long / 2)}",
        "words_100kb" => Words(seed, Long),
        "gibberish" => Gibberish(seed),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "No such disguise."),
    };

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    private static string Swap(string text, string from, string to) =>
        string.Concat(text.Select(letter => from.IndexOf(letter, StringComparison.Ordinal) is >= 0 and var at ? to[at] : letter));

    private static string Shift(string text, char first, char last, int to) => string.Concat(
        text.EnumerateRunes().Select(rune => rune.Value >= first && rune.Value <= last ? char.ConvertFromUtf32(rune.Value - first + to) : rune.ToString()));

    private static string Words(int seed, int length)
    {
        var (random, words, text) = (new Random(seed), Filler.Split(' '), new StringBuilder(length + 20));
        while (text.Length < length)
            text.Append(words[random.Next(words.Length)]).Append(random.Next(12) == 0 ? ". " : " ");
        return text.ToString();
    }

    private static string Gibberish(int seed)
    {
        var random = new Random(seed);
        return string.Join(' ', Enumerable.Range(0, 20).Select(_ => new string([.. Enumerable.Range(0, random.Next(3, 10)).Select(_ => (char)random.Next('!', '~' + 1))])));
    }
}
