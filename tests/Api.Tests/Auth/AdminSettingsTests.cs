using Assay.Api.Auth;
using Assay.Api.Hosting;

namespace Assay.Api.Tests.Auth;

public sealed class AdminSettingsTests
{
    [Fact]
    public void A_local_development_start_without_admins_gets_a_password_of_its_own()
    {
        var admins = AdminSettings.Read(Settings.Of(), localDevelopment: true);
        var others = AdminSettings.Read(Settings.Of(), localDevelopment: true);

        Assert.NotNull(admins.Verify(AdminSettings.DefaultEmail, admins.GeneratedPassword!));
        Assert.Null(others.Verify(AdminSettings.DefaultEmail, admins.GeneratedPassword!));
    }

    [Fact]
    public void Any_other_start_without_admins_is_refused_with_the_settings_names()
    {
        var error = Assert.Throws<SettingsException>(() => AdminSettings.Read(Settings.Of(), localDevelopment: false));

        foreach (var setting in new[] { "ADMIN_EMAIL", "ADMIN_PASSWORD", "Admins__0__Email", "Admins__0__PasswordHash" })
            Assert.Contains(setting, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void One_admin_comes_from_a_pair_of_settings()
    {
        var admins = AdminSettings.Read(Settings.Of(("ADMIN_EMAIL", "Ann@Example.com"), ("ADMIN_PASSWORD", "right")), false);

        Assert.Equal("Ann", admins.Verify(" ann@example.COM ", "right")?.Name);
        Assert.Null(admins.Verify("ann@example.com", "wrong"));
        Assert.Null(admins.Verify("bob@example.com", "right"));
        Assert.Null(admins.GeneratedPassword);
    }

    [Fact]
    public void More_admins_come_from_a_list_of_hashes()
    {
        var admins = AdminSettings.Read(
            Settings.Of(
                ("ADMIN_EMAIL", "ann@example.com"),
                ("ADMIN_PASSWORD", "one"),
                ("Admins:0:Email", "bob@example.com"),
                ("Admins:0:PasswordHash", AdminPasswords.Hash("two")),
                ("Admins:0:Name", "Bob B."),
                ("Admins:1:Email", "eve@example.com"),
                ("Admins:1:PasswordHash", AdminPasswords.Hash("three"))),
            false);

        Assert.Equal("ann", admins.Verify("ann@example.com", "one")?.Username);
        Assert.Equal("Bob B.", admins.Verify("bob@example.com", "two")?.Name);
        Assert.Equal("eve", admins.Verify("eve@example.com", "three")?.Name);
        Assert.Null(admins.Verify("eve@example.com", "two"));
    }

    [Theory]
    [InlineData("ADMIN_EMAIL", "ann@example.com", "ADMIN_PASSWORD")]
    [InlineData("ADMIN_PASSWORD", "secret-password", "ADMIN_EMAIL")]
    [InlineData("Admins:0:Email", "ann@example.com", "Admins:0:PasswordHash")]
    [InlineData("Admins:0:PasswordHash", "secret-password", "Admins:0:Email")]
    public void Half_an_admin_ends_the_start_even_in_development(string name, string value, string missing)
    {
        var error = Assert.Throws<SettingsException>(() => AdminSettings.Read(Settings.Of((name, value)), localDevelopment: true));

        Assert.Contains(missing, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret-password", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_plain_password_in_place_of_a_hash_ends_the_start_without_showing_it()
    {
        var error = Assert.Throws<SettingsException>(() => AdminSettings.Read(
            Settings.Of(("Admins:0:Email", "ann@example.com"), ("Admins:0:PasswordHash", "secret-password")),
            localDevelopment: true));

        Assert.DoesNotContain("secret-password", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void One_admin_twice_ends_the_start() => Assert.Throws<SettingsException>(() => AdminSettings.Read(
        Settings.Of(
            ("ADMIN_EMAIL", "ann@example.com"),
            ("ADMIN_PASSWORD", "one"),
            ("Admins:0:Email", "ANN@example.com"),
            ("Admins:0:PasswordHash", AdminPasswords.Hash("two"))),
        false));

    [Fact]
    public void A_password_of_a_megabyte_is_refused_without_hashing_it() =>
        Assert.Null(AdminSettings.Read(Settings.Of(), true).Verify(AdminSettings.DefaultEmail, new string('x', 1_000_000)));
}
