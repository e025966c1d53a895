using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Assay.ServiceBus.Tokens;

/// <summary>Shared access signatures: the audience and an expiry, signed with the key of a policy.</summary>
internal sealed class SasTokens(string keyName, string key, TimeSpan life, TimeProvider clock) : IBusTokens
{
    public ValueTask<BusToken> GetAsync(string audience, CancellationToken cancellationToken)
    {
        var expires = clock.GetUtcNow() + life;
        var seconds = expires.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var resource = Uri.EscapeDataString(audience);

        // The key's text is the key; it is base64 and yet never decoded.
        var signature = HMACSHA256.HashData(Encoding.UTF8.GetBytes(key), Encoding.UTF8.GetBytes($"{resource}\n{seconds}"));
        return ValueTask.FromResult(new BusToken(
            $"SharedAccessSignature sr={resource}&sig={Uri.EscapeDataString(Convert.ToBase64String(signature))}&se={seconds}&skn={Uri.EscapeDataString(keyName)}",
            BusToken.Sas,
            expires));
    }
}
