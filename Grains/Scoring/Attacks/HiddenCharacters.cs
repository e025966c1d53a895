using System.Text;

namespace Assay.Scoring.Attacks;

/// <summary>
/// Characters that nobody sees and a machine reads. A few come with any text that was pasted; what is counted here is not
/// typed by accident: letters kept apart by zero-width characters, tag characters, forced direction, long invisible runs.
/// </summary>
internal static class HiddenCharacters
{
    private const int MostSplitLetters = 5;

    private const int MostTags = 5;

    private const int MostInARow = 9;

    // The flags of England, Scotland and Wales are a black flag and six tags.
    private const int FlagTags = 6;

    /// <summary>Whether a text hides something, and what its tag characters spell.</summary>
    public static (bool Suspicious, string Tagged) Find(string text)
    {
        if (!text.AsSpan().ContainsAnyExceptInRange('\0', '\u00AC'))
            return (false, "");
        var (split, flags, forced, run, longest) = (0, 0, 0, 0, 0);
        var (rightToLeft, afterLatin, hidden) = (false, false, false);
        StringBuilder? tagged = null;
        foreach (var rune in text.EnumerateRunes())
        {
            var code = rune.Value;
            if (IsInvisible(code))
            {
                longest = Math.Max(longest, ++run);
                hidden |= afterLatin && IsZeroWidth(code);
                forced += code is 0x202D or 0x202E ? 1 : 0;
                if (code is >= 0xE0020 and <= 0xE007E)
                    (tagged ??= new()).Append((char)(code - 0xE0000));
                continue;
            }
            flags += code == 0x1F3F4 ? 1 : 0;
            rightToLeft |= code is >= 0x0590 and <= 0x08FF;
            var latin = code < 0x80 && char.IsAsciiLetter((char)code);
            split += hidden && latin ? 1 : 0;
            (afterLatin, hidden, run) = (latin, false, 0);
        }
        var tags = (tagged?.Length ?? 0) - (flags * FlagTags);
        var suspicious = split > MostSplitLetters || tags > MostTags || longest > MostInARow + (flags * FlagTags) || (forced > 0 && !rightToLeft);
        return (suspicious, tagged?.ToString() ?? "");
    }

    private static bool IsZeroWidth(int code) => code is 0x200B or 0x200C or 0x200D or 0x2060 or 0x2061 or 0x2062 or 0x2063 or 0x2064 or 0xFEFF or 0x034F or 0x180E;

    private static bool IsInvisible(int code) => IsZeroWidth(code)
        || code is 0x00AD or 0x061C or 0x115F or 0x1160 or 0x3164 or 0xFFA0 or (>= 0x200E and <= 0x200F) or (>= 0x202A and <= 0x202E) or (>= 0x2065 and <= 0x206F)
            or (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0000 and <= 0xE007F) or (>= 0xE0100 and <= 0xE01EF);
}
