using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Assay.Tests.CosmosStandIn.Http;

/// <summary>Lets in who signed with the account's key, or who carries the one Entra ID token that is accepted.</summary>
internal sealed class Authorization(string key, string? token)
{
    private static readonly TimeSpan MostSkew = TimeSpan.FromMinutes(15);

    private readonly byte[] _key = Convert.FromBase64String(key);

    public bool Allows(string method, Target target, IHeaderDictionary headers)
    {
        var date = headers["x-ms-date"].ToString();
        var authorization = Uri.UnescapeDataString(headers.Authorization.ToString());
        if (token is not null && authorization == "type=aad&ver=1.0&sig=" + token)
            return true;
        const string start = "type=master&ver=1.0&sig=";
        if (!authorization.StartsWith(start, StringComparison.Ordinal) || !IsNow(date))
            return false;
        var signature = Encoding.ASCII.GetBytes(authorization[start.Length..]);
        return target.ResourceLinks().Any(link => CryptographicOperations.FixedTimeEquals(signature, Sign(method, target.ResourceType, link, date)));
    }

    private static bool IsNow(string date) =>
        DateTimeOffset.TryParseExact(date, "r", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)
        && (TimeProvider.System.GetUtcNow() - at).Duration() < MostSkew;

    private byte[] Sign(string method, string type, string link, string date)
    {
        static string Lower(string text) => text.ToLower(CultureInfo.InvariantCulture);
        var text = $"{Lower(method)}\n{Lower(type)}\n{link}\n{Lower(date)}\n\n";
        return Encoding.ASCII.GetBytes(Convert.ToBase64String(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(text))));
    }
}
