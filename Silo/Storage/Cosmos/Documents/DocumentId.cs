using System.Buffers;
using System.Text;

namespace Assay.Silo.Storage.Cosmos;

/// <summary>
/// Ids of documents as the official provider makes them: service, grain type and key. Each of our state names is that of its
/// grain's type, so it stands in the type's place.
/// </summary>
internal static class DocumentId
{
    private static readonly SearchValues<char> Unfit = SearchValues.Create("/\\?#_~");

    public static string Of(string serviceId, RowKey key) => $"{Sanitise(serviceId)}__{Sanitise(key.StateName)}_{Sanitise(key.Key)}";

    /// <summary>Replaces what an id may not hold, and what separates its parts; different texts stay different.</summary>
    public static string Sanitise(string text)
    {
        if (!text.AsSpan().ContainsAny(Unfit) && !text.EndsWith(' '))
            return text;
        var clean = new StringBuilder(text.Length + 8);
        foreach (var c in text)
        {
            _ = c switch
            {
                '/' => clean.Append("~0"),
                '\\' => clean.Append("~1"),
                '?' => clean.Append("~2"),
                '#' => clean.Append("~3"),
                '_' => clean.Append("~4"),
                '~' => clean.Append("~5"),
                _ => clean.Append(c),
            };
        }

        // Not the official provider's: an id may not end with a space, and the service refuses such keys there.
        if (clean[^1] == ' ')
            clean.Remove(clean.Length - 1, 1).Append("~6");
        return clean.ToString();
    }
}
