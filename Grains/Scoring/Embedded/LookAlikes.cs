using System.Buffers;

namespace Assay.Scoring.Embedded;

/// <summary>Cyrillic and Greek letters that look like Latin ones; read as Latin inside a word that has Latin letters too.</summary>
internal static class LookAlikes
{
    private const string Foreign = "авсԁеһіјкмнорԛѕтυухԝαεικνορτχ";

    private const string Latin = "abcdehijkmhopqstuyxwaeikvoptx";

    private static readonly SearchValues<char> Searched = SearchValues.Create(Foreign);

    /// <summary>A lower-case word with its look-alike letters made Latin, if it mixes scripts.</summary>
    public static string Fold(string word)
    {
        if (!word.AsSpan().ContainsAnyInRange('a', 'z') || !word.AsSpan().ContainsAny(Searched))
            return word;
        return string.Create(word.Length, word, static (span, source) =>
        {
            for (var i = 0; i < span.Length; i++)
            {
                var index = Foreign.IndexOf(source[i], StringComparison.Ordinal);
                span[i] = index < 0 ? source[i] : Latin[index];
            }
        });
    }
}
