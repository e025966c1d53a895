using System.Text.Json;

namespace Assay.Api.Admin;

/// <summary>How an enum's values are written in requests and replies: <c>completed_auto_submitted</c>.</summary>
internal static class WireName
{
    public static string Of<T>(T value)
        where T : struct, Enum => Names<T>.Of[value];

    public static T? Parse<T>(string name)
        where T : struct, Enum => Names<T>.ByName.TryGetValue(name, out var value) ? value : null;

    public static IEnumerable<string> All<T>()
        where T : struct, Enum => Names<T>.ByName.Keys;

    private static class Names<T>
        where T : struct, Enum
    {
        public static readonly Dictionary<T, string> Of =
            Enum.GetValues<T>().ToDictionary(v => v, v => JsonNamingPolicy.SnakeCaseLower.ConvertName(v.ToString()));

        public static readonly Dictionary<string, T> ByName = Of.ToDictionary(n => n.Value, n => n.Key, StringComparer.OrdinalIgnoreCase);
    }
}
