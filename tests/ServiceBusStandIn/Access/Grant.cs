namespace Assay.ServiceBusStandIn.Access;

/// <summary>What a token allows, under which path (empty is everything), until when.</summary>
internal sealed record Grant(string Path, Claims Claims, DateTimeOffset ExpiresAt)
{
    public bool Covers(string path) =>
        Path.Length == 0
        || path.Equals(Path, StringComparison.OrdinalIgnoreCase)
        || path.StartsWith(Path + "/", StringComparison.OrdinalIgnoreCase);

    private const string Management = "/$management";

    /// <summary>The path of an audience; clients show one such as <c>sb://host/queue/$management</c> for what they ask of a queue.</summary>
    public static string PathOf(string audience)
    {
        var scheme = audience.IndexOf("://", StringComparison.Ordinal);
        var host = scheme < 0 ? audience : audience[(scheme + 3)..];
        var slash = host.IndexOf('/', StringComparison.Ordinal);
        var path = slash < 0 ? "" : host[(slash + 1)..].Split('?')[0].Trim('/');
        return path.EndsWith(Management, StringComparison.OrdinalIgnoreCase) ? path[..^Management.Length] : path;
    }
}
