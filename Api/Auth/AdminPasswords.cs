using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;

namespace Assay.Api.Auth;

/// <summary>Makes and hashes admins' passwords.</summary>
internal static class AdminPasswords
{
    private const byte FormatMarker = 0x01;
    private static readonly PasswordHasher<AdminAccount> Hasher = new();

    public static string Create() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(12));

    public static string Hash(string password) => Hasher.HashPassword(null!, password);

    public static bool IsHash(string text)
    {
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var written) && written >= 61 && bytes[0] == FormatMarker;
    }
}
