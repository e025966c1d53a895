using Assay.Api.Hosting;

namespace Assay.Api.Tests.Hosting;

public sealed class ListenAddressesTests
{
    [Theory]
    [InlineData("urls", "http://localhost:8000", true)]
    [InlineData("urls", "http://127.0.0.1:8000;http://[::1]:8000", true)]
    [InlineData("urls", "http://127.0.0.1:8000;http://0.0.0.0:8001", false)]
    [InlineData("urls", "http://*:8000", false)]
    [InlineData("urls", "http://+:8000", false)]
    [InlineData("urls", "http://example.com", false)]
    [InlineData("urls", "http://localhost.example.com", false)]
    [InlineData("http_ports", "8080", false)]
    [InlineData("https_ports", "8443", false)]
    [InlineData("Kestrel:Endpoints:A:Url", "http://localhost:1", true)]
    [InlineData("Kestrel:Endpoints:A:Url", "http://0.0.0.0:1", false)]
    public void Only_loopback_addresses_count_as_local(string name, string value, bool local)
    {
        var configuration = Settings.Of((name, value));

        Assert.True(ListenAddresses.AnyConfigured(configuration));
        Assert.Equal(local, ListenAddresses.LoopbackOnly(configuration));
    }

    [Fact]
    public void The_default_address_is_local()
    {
        Assert.False(ListenAddresses.AnyConfigured(Settings.Of()));
        Assert.True(ListenAddresses.LoopbackOnly(Settings.Of()));
    }
}
