using System.Globalization;

namespace Assay.Silo.Storage;

/// <summary>ETags: random, made before the write, so that a writer recognises its own commit; 16 hex digits outside, a number in the row.</summary>
internal static class ETags
{
    public static long Next() => Random.Shared.NextInt64(1, long.MaxValue);

    public static string Format(long etag) => etag.ToString("x16", CultureInfo.InvariantCulture);

    /// <summary>An ETag that is none of ours parses to one that no row has.</summary>
    public static long Parse(string etag) =>
        long.TryParse(etag, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
