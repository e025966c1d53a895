using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Assay.ServiceBusStandIn.Access;

/// <summary>Tells who holds which key: by a signature over an audience and a time, or by the key itself.</summary>
internal sealed class AccessRules(BrokerSettings settings)
{
    private const string SasStart = "SharedAccessSignature ";

    private readonly IReadOnlyList<KeyRule> _rules =
        [new KeyRule(settings.KeyName, settings.Key, Send: true, Listen: true, Manage: true), .. settings.ExtraRules];

    /// <summary>Null is a token that opens nothing.</summary>
    public Grant? OfSas(string token)
    {
        if (!token.StartsWith(SasStart, StringComparison.Ordinal))
            return null;
        var parts = token[SasStart.Length..].Split('&')
            .Select(part => part.Split('=', 2))
            .Where(part => part.Length == 2)
            .ToDictionary(part => part[0], part => part[1], StringComparer.Ordinal);
        if (!parts.TryGetValue("sr", out var audience) || !parts.TryGetValue("sig", out var signature)
            || !parts.TryGetValue("se", out var expiry) || !parts.TryGetValue("skn", out var name)
            || !long.TryParse(expiry, CultureInfo.InvariantCulture, out var seconds)
            || Rule(Uri.UnescapeDataString(name)) is not { } rule)
            return null;
        var expected = Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(rule.Key), Encoding.UTF8.GetBytes($"{audience}\n{expiry}")));
        var expiresAt = DateTimeOffset.FromUnixTimeSeconds(seconds);
        var right = CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(expected), Encoding.UTF8.GetBytes(Uri.UnescapeDataString(signature)));
        return right && expiresAt > settings.Clock.GetUtcNow() ? new Grant(Grant.PathOf(Uri.UnescapeDataString(audience)), ClaimsOf(rule), expiresAt) : null;
    }

    public Grant? OfJwt(string token) =>
        settings.Jwt is { } jwt && token == jwt ? new Grant("", Claims.All, DateTimeOffset.MaxValue) : null;

    /// <summary>As SASL PLAIN brings them.</summary>
    public Grant? OfKey(string name, string key) =>
        Rule(name) is { } rule && rule.Key == key ? new Grant("", ClaimsOf(rule), DateTimeOffset.MaxValue) : null;

    private KeyRule? Rule(string name) => _rules.FirstOrDefault(rule => rule.Name == name);

    private static Claims ClaimsOf(KeyRule rule) =>
        (rule.Send ? Claims.Send : 0) | (rule.Listen ? Claims.Listen : 0) | (rule.Manage ? Claims.Manage : 0);
}
