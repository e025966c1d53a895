using System.Collections.Concurrent;

namespace Assay.Scoring.Embedded;

/// <summary>
/// What a word as written comes to. Answers to one question share most of their words: a form met before costs a look-up
/// instead of a stemming and four strings.
/// </summary>
internal static class Vocabulary
{
    private const int MostKept = 20_000;

    private static readonly ConcurrentDictionary<string, WordForm> Known = new(StringComparer.Ordinal);
    private static readonly ConcurrentDictionary<string, WordForm>.AlternateLookup<ReadOnlySpan<char>> KnownSpans =
        Known.GetAlternateLookup<ReadOnlySpan<char>>();

    private static int _kept;

    public static WordForm Of(ReadOnlySpan<char> written)
    {
        if (KnownSpans.TryGetValue(written, out var known))
            return known;

        // Made-up words must not fill the memory: past the limit all is forgotten and the common ones come back by themselves.
        if (Interlocked.Increment(ref _kept) > MostKept)
        {
            Known.Clear();
            Volatile.Write(ref _kept, 0);
        }

        var form = Make(written.ToString());
        Known[form.Surface] = form;
        return form;
    }

    private static WordForm Make(string surface)
    {
        var lower = LookAlikes.Fold(surface.ToLowerInvariant());
        return new(surface, lower, PorterStemmer.Stem(Bare(lower)));
    }

    private static string Bare(string lower) => lower.EndsWith("'s", StringComparison.Ordinal) ? lower[..^2] : lower;
}
