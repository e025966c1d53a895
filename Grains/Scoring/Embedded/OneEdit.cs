namespace Assay.Scoring.Embedded;

/// <summary>Whether two words are one typing slip apart: a letter put in, left out, changed, or two neighbours swapped.</summary>
internal static class OneEdit
{
    public static bool Apart(string one, string other)
    {
        var (shorter, longer) = one.Length <= other.Length ? (one, other) : (other, one);
        if (longer.Length - shorter.Length > 1)
            return false;
        var same = shorter.AsSpan().CommonPrefixLength(longer);
        if (same == longer.Length)
            return false;
        if (shorter.Length < longer.Length)
            return shorter.AsSpan(same).SequenceEqual(longer.AsSpan(same + 1));
        if (shorter.AsSpan(same + 1).SequenceEqual(longer.AsSpan(same + 1)))
            return true;
        return same + 1 < longer.Length && shorter[same] == longer[same + 1] && shorter[same + 1] == longer[same]
            && shorter.AsSpan(same + 2).SequenceEqual(longer.AsSpan(same + 2));
    }
}
