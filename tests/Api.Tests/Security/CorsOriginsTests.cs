using Assay.Api.Hosting;
using Assay.Api.Security;

namespace Assay.Api.Tests.Security;

public sealed class CorsOriginsTests
{
    [Fact]
    public void By_default_the_known_clients_on_this_machine_may_call()
    {
        var origins = CorsOrigins.Read(Settings.Of());

        Assert.Equal(10, origins.Length);
        foreach (var port in new[] { 3000, 3001, 3002, 3005, 3010 })
        {
            Assert.Contains($"http://localhost:{port}", origins);
            Assert.Contains($"http://127.0.0.1:{port}", origins);
        }
    }

    [Fact]
    public void A_list_replaces_them() => Assert.Equal(
        ["https://a.example.com", "http://b:8080"],
        CorsOrigins.Read(Settings.Of((CorsOrigins.Setting, " https://a.example.com/ , http://b:8080"))));

    [Theory]
    [InlineData("*")]
    [InlineData("https://*.example.com")]
    [InlineData("example.com")]
    [InlineData("https://example.com/path")]
    [InlineData("ftp://example.com")]
    public void What_is_not_an_origin_ends_the_start_by_name(string origin)
    {
        var error = Assert.Throws<SettingsException>(() => CorsOrigins.Read(Settings.Of((CorsOrigins.Setting, origin))));

        Assert.Contains(CorsOrigins.Setting, error.Message, StringComparison.Ordinal);
    }
}
