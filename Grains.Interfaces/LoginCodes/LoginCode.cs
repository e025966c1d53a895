using System.Security.Cryptography;
using System.Text;

namespace Assay.LoginCodes;

/// <summary>Makes, normalises and hashes login codes: 16 characters of 32, 80 random bits, shown in groups of four.</summary>
public static class LoginCode
{
    // Crockford's base 32: no I, L, O, U, so that a code read aloud or from paper is typed right.
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int Length = 16;

    /// <summary>A new code from the system's cryptographic generator, for example <c>7K3M-P0QD-4TZW-9XNB</c>.</summary>
    public static string Create()
    {
        var symbols = RandomNumberGenerator.GetString(Alphabet, Length);
        return $"{symbols[..4]}-{symbols[4..8]}-{symbols[8..12]}-{symbols[12..]}";
    }

    /// <summary>The grain key of a typed code, or null when it cannot be a code. Case, blanks and hyphens do not matter; I and L read as 1, O as 0.</summary>
    public static string? KeyOf(string? typed)
    {
        if (typed is null || typed.Length > 64)
            return null;

        var normal = new StringBuilder(Length);
        foreach (var c in typed.ToUpperInvariant())
        {
            if (c is ' ' or '-' or '\t')
                continue;
            var symbol = c switch { 'I' or 'L' => '1', 'O' => '0', _ => c };
            if (!Alphabet.Contains(symbol, StringComparison.Ordinal) || normal.Length == Length)
                return null;
            normal.Append(symbol);
        }

        if (normal.Length != Length)
            return null;
        var hash = SHA256.HashData(Encoding.ASCII.GetBytes(normal.ToString()));
        return "code_" + Convert.ToHexStringLower(hash);
    }
}
