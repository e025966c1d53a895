using Microsoft.AspNetCore.Identity;

namespace Assay.Api.Auth;

/// <summary>The admins of this start. Checking a password takes as long for an unknown e-mail as for a known one.</summary>
internal sealed class AdminAccounts
{
    private const int LongestPassword = 1_024;
    private readonly PasswordHasher<AdminAccount> _hasher = new();
    private readonly Dictionary<string, AdminAccount> _accounts;
    private readonly AdminAccount _nobody;

    public AdminAccounts(IEnumerable<AdminAccount> accounts, string? generatedPassword = null)
    {
        _accounts = accounts.ToDictionary(account => account.Email, StringComparer.OrdinalIgnoreCase);
        GeneratedPassword = generatedPassword;
        _nobody = new AdminAccount("", "", AdminPasswords.Hash(AdminPasswords.Create()));
    }

    /// <summary>The password made for this start, or null when one was configured.</summary>
    public string? GeneratedPassword { get; }

    public IReadOnlyCollection<string> Emails => _accounts.Keys;

    public bool Knows(string email) => _accounts.ContainsKey(email);

    public AdminAccount? Verify(string email, string password)
    {
        if (password.Length > LongestPassword)
            return null;
        var account = _accounts.GetValueOrDefault(email.Trim());
        var candidate = account ?? _nobody;
        var result = _hasher.VerifyHashedPassword(candidate, candidate.PasswordHash, password);
        return result == PasswordVerificationResult.Failed ? null : account;
    }
}
