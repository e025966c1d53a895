using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Assay.EndToEnd.Processes;

namespace Assay.EndToEnd.BadInput;

/// <summary>Makes tokens that should not be believed, from a real one of candidate A.</summary>
internal static class ForgedToken
{
    private const string Signed = """{"alg":"HS256","typ":"JWT"}""";

    public static string Expired(BadInputWorld world) => Sign(Change(world, "exp", DateTimeOffset.UtcNow.AddMinutes(-5).ToUnixTimeSeconds()));

    public static string NotYetValid(BadInputWorld world) => Sign(Change(world, "nbf", DateTimeOffset.UtcNow.AddHours(1).ToUnixTimeSeconds()));

    public static string WithoutEnd(BadInputWorld world)
    {
        var claims = Claims(world);
        claims.Remove("exp");
        return Sign(claims);
    }

    public static string OfIssuer(BadInputWorld world, string issuer) => Sign(Change(world, "iss", issuer));

    public static string ForAudience(BadInputWorld world, string audience) => Sign(Change(world, "aud", audience));

    public static string OfRole(BadInputWorld world, string role) => Sign(Change(world, "role", role));

    public static string WithOtherKey(BadInputWorld world) => Sign(Claims(world), "another-key-that-is-also-long-enough-for-hmac");

    public static string Unsigned(BadInputWorld world) => $"{Encode("""{"alg":"none","typ":"JWT"}""")}.{Encode(Change(world, "role", "admin").ToJsonString())}.";

    /// <summary>The claims say B, the signature is A's.</summary>
    public static string Swapped(BadInputWorld world)
    {
        var parts = world.A.Api.Token!.Split('.');
        return $"{parts[0]}.{Encode(Change(world, "submission_id", world.B.SubmissionId).ToJsonString())}.{parts[2]}";
    }

    private static JsonObject Change(BadInputWorld world, string claim, JsonNode value)
    {
        var claims = Claims(world);
        claims[claim] = value;
        return claims;
    }

    private static JsonObject Claims(BadInputWorld world) =>
        JsonNode.Parse(Base64Url.DecodeFromChars(world.A.Api.Token!.Split('.')[1]))!.AsObject();

    private static string Sign(JsonObject claims, string key = ApiProcess.SigningKey)
    {
        var text = $"{Encode(Signed)}.{Encode(claims.ToJsonString())}";
        var seal = HMACSHA256.HashData(Encoding.UTF8.GetBytes(key), Encoding.ASCII.GetBytes(text));
        return $"{text}.{Base64Url.EncodeToString(seal)}";
    }

    private static string Encode(string text) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text));
}
