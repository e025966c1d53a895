using System.Buffers;
using System.Collections.Frozen;

namespace Assay.Scoring.Embedded;

/// <summary>Answers that are not made of words: keys hit at random, one word over and over, filler text.</summary>
internal static class Gibberish
{
    private const double ImplausibleShare = .6;

    private static readonly SearchValues<char> Vowels = SearchValues.Create("aeiouy");

    private static readonly string[] KeyRows =
    [
        "qwer", "rtyu", "tyui", "yuio", "uiop", "asdf", "sdfg", "dfgh", "fghj", "ghjk", "hjkl", "zxcv", "xcvb", "cvbn", "vbnm",
        "poiu", "lkjh", "kjhg", "jhgf", "hgfd", "gfds", "fdsa", "mnbv",
    ];

    // Pairs of letters that English words do not hold, by their first letter.
    private static readonly string[] StrangePairs =
    [
        "bx", "cj cv cx", "dx", "fq fv fx fz", "gq gv gx", "hj hx hz", "jb jc jd jf jg jh jk jl jm jn jp jq jr js jt jv jw jx jz", "kq kx kz",
        "lx", "mx", "pq pv px", "qb qc qd qf qg qh qj qk ql qm qn qp qr qs qt qv qw qx qy qz", "sx", "tq", "vb vc vd vf vg vh vj vk vm vn vp vq vt vw vx vz",
        "wj wq wv wx wz", "xd xg xj xk xn xr xv xz", "yq", "zc zd zf zg zj zk zn zp zq zr zs zt zv zw zx",
    ];

    private static readonly FrozenSet<string> Strange =
        StrangePairs.SelectMany(row => row.Split(' ')).ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> StrangeSpans = Strange.GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly FrozenSet<string> Filler =
        "blah bla blabla lorem ipsum dolor sit amet consectetur adipiscing elit foo bar baz haha hahaha lol hmm hmmm abc xyz".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    public static bool Is(JudgedAnswer answer)
    {
        var distinct = answer.Words.Select(word => word.Lower).Distinct().Count();
        if ((distinct == 1 && answer.Words.Count >= 3) || (distinct == 2 && answer.Words.Count >= 8))
            return true;
        var judged = answer.Words.Where(word => word.Lower.Length > 1 && !answer.Question.Stems.Contains(word.Stem)).ToList();
        if (judged.Count == 0)
            return false;
        if (judged.Count >= 2 && judged.All(word => Filler.Contains(word.Lower) || CommonWords.IsFunction(word.Lower)) && judged.Any(word => Filler.Contains(word.Lower)))
            return true;
        return judged.Count(Implausible) >= ImplausibleShare * judged.Count;
    }

    private static bool Implausible(Word word)
    {
        var lower = word.Lower;
        if (HasRun(lower, 4))
            return true;
        if (lower.Length < 4 || lower.AsSpan().ContainsAnyExceptInRange('a', 'z') || IsAcronym(word.Surface))
            return false;
        return KeyRows.Any(row => lower.Contains(row, StringComparison.Ordinal))
            || HasStrangePair(lower)
            || LongestConsonants(lower) >= 5
            || (lower.Length >= 6 && !lower.AsSpan().ContainsAny(Vowels));
    }

    private static bool IsAcronym(string surface) => surface.Length <= 6 && !surface.AsSpan().ContainsAnyExceptInRange('A', 'Z');

    private static bool HasStrangePair(string word)
    {
        for (var i = 1; i < word.Length; i++)
        {
            if (StrangeSpans.Contains(word.AsSpan(i - 1, 2)))
                return true;
        }
        return false;
    }

    private static bool HasRun(string word, int length)
    {
        var run = 1;
        for (var i = 1; i < word.Length; i++)
        {
            run = word[i] == word[i - 1] ? run + 1 : 1;
            if (run >= length && !char.IsAsciiDigit(word[i]))
                return true;
        }
        return false;
    }

    private static int LongestConsonants(string word)
    {
        var (run, longest) = (0, 0);
        foreach (var letter in word)
        {
            run = Vowels.Contains(letter) ? 0 : run + 1;
            longest = Math.Max(longest, run);
        }
        return longest;
    }
}
