using System.Buffers;
using System.Collections.Frozen;
using Assay.Scoring.Embedded;

namespace Assay.Scoring.Attacks;

/// <summary>Texts that no one wrote: the reference's words without their order, and the signs and scraps of an optimised suffix.</summary>
internal static class OddText
{
    private const int LeastArticles = 2;

    private const double LostShare = .4;

    private const int Stretch = 160;

    private const int OddPairs = 4;

    private static readonly FrozenSet<string> AfterArticle =
        "other others same most many few more only such own above following less one two three first last next no two's its".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static readonly SearchValues<char> Signs = SearchValues.Create("\\]([*\"!+<>-.|#@?;:/&%=~`");

    // Pairs that prose, lists, code and formulas have.
    private static readonly FrozenSet<string> Usual = (
        ".. ** -- ]( \". .\" ?\" !\" \"? \"! \"; ;\" \": :\" !! ?? !? ?! !. ?. .( (. (\" :- -> <- => <= >= == != ++ += -= *= /= :: // :/ /* */ && || <> << >> "
        + "(( [[ ]] .- -. ;; .; .: :. ([ [( .[ ]. ]: ]; ## ~~ (- (+ (! (* *( +( -( /( (/ =( (= =- =+ =* :( :[ =[ \"\" \"( \\\\ ./ /. +- -+ *- `. .` \"- -\" `: `; `? (` %. ..").Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> UsualSpans = Usual.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>True where articles stand before words that no article stands before.</summary>
    public static bool IsShuffled(string words)
    {
        var (articles, lost, before) = (0, 0, false);
        foreach (var range in words.AsSpan().Split(' '))
        {
            var word = words.AsSpan()[range];
            if (before && CommonWords.IsFunction(word.ToString()) && !AfterArticle.Contains(word.ToString()))
                lost++;
            before = word is "the";
            articles += before ? 1 : 0;
        }
        return articles >= LeastArticles && lost >= 2 && lost >= LostShare * articles;
    }

    /// <summary>True where several unusual pairs of signs stand in a short stretch.</summary>
    public static bool HasSignSoup(string plain)
    {
        // Where each of the pairs seen last stands; few are kept, so that a text of signs alone takes no longer.
        Span<(int Pair, int At)> seen = stackalloc (int, int)[OddPairs - 1];
        for (var i = 1; i < plain.Length; i++)
        {
            var next = plain.AsSpan(i).IndexOfAny(Signs);
            if (next < 0)
                return false;
            i += next;
            if (!Signs.Contains(plain[i - 1]) || UsualSpans.Contains(plain.AsSpan(i - 1, 2)))
                continue;
            if (IsOneMore(seen, (plain[i - 1] << 16) | plain[i], i))
                return true;
        }
        return false;
    }

    private static bool IsOneMore(Span<(int Pair, int At)> seen, int pair, int at)
    {
        var oldest = 0;
        for (var k = 0; k < seen.Length; k++)
        {
            if (seen[k].Pair == pair)
            {
                seen[k].At = at;
                return false;
            }
            if (seen[k].At < seen[oldest].At)
                oldest = k;
        }
        var full = seen[oldest].Pair != 0 && seen[oldest].At >= at - Stretch;
        seen[oldest] = (pair, at);
        return full;
    }
}
