using System.Net;

namespace Assay.Api.Hosting;

/// <summary>Where the API listens, as configured: decides the default address and whether the outside world can reach it.</summary>
internal static class ListenAddresses
{
    public const string Default = "http://localhost:8000";

    public static bool AnyConfigured(IConfiguration configuration) => Configured(configuration).Count > 0;

    public static bool LoopbackOnly(IConfiguration configuration) => Configured(configuration).TrueForAll(IsLoopback);

    private static List<string> Configured(IConfiguration configuration)
    {
        List<string> addresses = [];
        addresses.AddRange(Split(configuration["urls"]));

        // A bare port means every interface.
        addresses.AddRange(Split(configuration["http_ports"]).Select(port => $"http://*:{port}"));
        addresses.AddRange(Split(configuration["https_ports"]).Select(port => $"https://*:{port}"));
        addresses.AddRange(configuration.GetSection("Kestrel:Endpoints").GetChildren()
            .Select(endpoint => endpoint["Url"])
            .OfType<string>());
        return addresses;
    }

    private static string[] Split(string? list) =>
        list?.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];

    private static bool IsLoopback(string address)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri))
            return false;
        return uri.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
            || (IPAddress.TryParse(uri.Host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip));
    }
}
