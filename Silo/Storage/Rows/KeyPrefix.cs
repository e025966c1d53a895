namespace Assay.Silo.Storage;

/// <summary>Keys that begin alike, as a range of byte order.</summary>
internal static class KeyPrefix
{
    /// <summary>The first key after all that begin with the prefix, which ends in ASCII.</summary>
    public static string Following(string prefix) => prefix[..^1] + (char)(prefix[^1] + 1);
}
