using Assay.Api.Hosting;

namespace Assay.Api.Auth;

/// <summary>
/// Reads the admins: <c>ADMIN_EMAIL</c> and <c>ADMIN_PASSWORD</c>, and the list <c>Admins:0:Email</c>,
/// <c>Admins:0:PasswordHash</c>, <c>Admins:0:Name</c>. With none, a start that only this machine can reach gets a random
/// password; any other start is refused.
/// </summary>
internal static class AdminSettings
{
    public const string DefaultEmail = "admin@assay.local";
    private const string HowTo =
        "Set ADMIN_EMAIL and ADMIN_PASSWORD, or Admins__0__Email and Admins__0__PasswordHash "
        + "(\"dotnet run --project Api -- hash-password\" makes the hash).";

    public static AdminAccounts Read(IConfiguration configuration, bool localDevelopment)
    {
        List<AdminAccount> accounts = [.. FromList(configuration)];
        if (FromPair(configuration) is { } account)
            accounts.Add(account);

        var twice = accounts.GroupBy(a => a.Email, StringComparer.OrdinalIgnoreCase).FirstOrDefault(group => group.Count() > 1);
        if (twice is not null)
            throw new SettingsException($"The admin {twice.Key} is configured twice. {HowTo}");
        if (accounts.Count > 0)
            return new AdminAccounts(accounts);
        if (!localDevelopment)
        {
            throw new SettingsException(
                $"No admin is configured, and this start is not a development start that only this machine can reach. {HowTo}");
        }

        var password = AdminPasswords.Create();
        return new AdminAccounts([new AdminAccount(DefaultEmail, "Admin", AdminPasswords.Hash(password))], password);
    }

    private static AdminAccount? FromPair(IConfiguration configuration)
    {
        var email = configuration["ADMIN_EMAIL"]?.Trim();
        var password = configuration["ADMIN_PASSWORD"];
        if (string.IsNullOrEmpty(email) && string.IsNullOrEmpty(password))
            return null;
        if (string.IsNullOrEmpty(email) || string.IsNullOrWhiteSpace(password))
            throw new SettingsException("ADMIN_EMAIL and ADMIN_PASSWORD must be set together, or neither of them.");
        return new AdminAccount(Checked(email, "ADMIN_EMAIL"), AdminAccount.LocalPart(email), AdminPasswords.Hash(password));
    }

    private static IEnumerable<AdminAccount> FromList(IConfiguration configuration)
    {
        foreach (var entry in configuration.GetSection("Admins").GetChildren())
        {
            var email = Checked(entry["Email"]?.Trim() ?? "", $"{entry.Path}:Email");
            var hash = entry["PasswordHash"]?.Trim() ?? "";
            if (!AdminPasswords.IsHash(hash))
                throw new SettingsException($"{entry.Path}:PasswordHash is not a password hash. {HowTo}");
            yield return new AdminAccount(email, entry["Name"]?.Trim() is { Length: > 0 } name ? name : AdminAccount.LocalPart(email), hash);
        }
    }

    private static string Checked(string email, string setting)
    {
        var at = email.IndexOf('@', StringComparison.Ordinal);
        return at > 0 && at < email.Length - 1 && email.Length <= 254
            ? email
            : throw new SettingsException($"{setting} must be an e-mail address.");
    }
}
