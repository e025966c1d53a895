using Assay.Silo.Configuration;
using Microsoft.Extensions.Configuration;

namespace Assay.Silo.Health;

/// <summary>Where a silo answers about its health. Default: http://127.0.0.1:8081, or the next free port.</summary>
/// <param name="Url">What is configured, or the default.</param>
/// <param name="Fixed">True when it was configured: then no other port will do.</param>
internal sealed record HealthAddress(Uri Url, bool Fixed)
{
    private static readonly Setting Name = new("Cluster:HealthUrl", "ASSAY_SILO_HEALTH");
    private static readonly Uri Default = new("http://127.0.0.1:8081");

    public static HealthAddress Read(IConfiguration configuration)
    {
        if (Name.Read(configuration) is not { } text)
            return new HealthAddress(Default, Fixed: false);
        return Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme == Uri.UriSchemeHttp && url.AbsolutePath == "/"
            ? new HealthAddress(url, Fixed: true)
            : throw Name.Wrong($"\"{text}\" is not an address like http://127.0.0.1:8081");
    }
}
