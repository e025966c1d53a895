using System.Buffers;
using System.Text;

namespace Assay.Silo.Storage.Postgres;

/// <summary>
/// Text as PostgreSQL can hold it: neither NUL nor half a character. Only list columns pass through here; the payload, which is
/// bytes, keeps what was written.
/// </summary>
internal static class PostgresText
{
    private static readonly SearchValues<char> Suspects =
        SearchValues.Create([.. Enumerable.Range(0xd800, 0x800).Select(code => (char)code), '\0']);

    public static string Clean(string text)
    {
        if (!text.AsSpan().ContainsAny(Suspects))
            return text;
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            clean.Append(rune.Value == 0 ? Rune.ReplacementChar : rune);
        return clean.ToString();
    }
}
