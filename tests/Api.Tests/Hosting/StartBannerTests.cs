using Assay.Api.Auth;
using Assay.Api.Hosting;

namespace Assay.Api.Tests.Hosting;

public sealed class StartBannerTests
{
    [Fact]
    public void A_generated_password_is_shown_with_where_to_go()
    {
        var admins = AdminSettings.Read(Settings.Of(), localDevelopment: true);

        var text = StartBanner.Text("http://localhost:8000", "/data/.assay", admins, localDevelopment: true);

        foreach (var part in new[] { "http://localhost:8000/docs", "/data/.assay", AdminSettings.DefaultEmail, admins.GeneratedPassword!, "Ctrl+C" })
            Assert.Contains(part, text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_configured_password_is_not()
    {
        var admins = AdminSettings.Read(Settings.Of(("ADMIN_EMAIL", "ann@example.com"), ("ADMIN_PASSWORD", "hidden-one")), false);

        var text = StartBanner.Text("http://localhost:8000", "/data", admins, localDevelopment: false);

        Assert.Contains("ann@example.com", text, StringComparison.Ordinal);
        Assert.DoesNotContain("hidden-one", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Password", text, StringComparison.Ordinal);
    }
}
