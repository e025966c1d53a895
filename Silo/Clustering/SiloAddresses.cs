using System.Net;
using System.Net.NetworkInformation;
using Orleans.Configuration;

namespace Assay.Silo.Clustering;

/// <summary>Where a silo listens, and under which address the others know it.</summary>
internal sealed record SiloAddresses(IPAddress Advertised, IPAddress Bound, int SiloPort, int GatewayPort)
{
    public static SiloAddresses Choose(SiloSettings settings)
    {
        var bound = IsOwn(settings.Address) ? settings.Address
            : settings.Address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetworkV6 ? IPAddress.IPv6Any
            : IPAddress.Any;
        return new SiloAddresses(
            settings.Address,
            bound,
            settings.SiloPort ?? PortClaims.Next(bound, SiloSettings.FirstSiloPort),
            settings.GatewayPort ?? PortClaims.Next(bound, SiloSettings.FirstGatewayPort));
    }

    public void Apply(EndpointOptions options)
    {
        options.AdvertisedIPAddress = Advertised;
        options.SiloPort = SiloPort;
        options.GatewayPort = GatewayPort;
        options.SiloListeningEndpoint = new IPEndPoint(Bound, SiloPort);
        options.GatewayListeningEndpoint = new IPEndPoint(Bound, GatewayPort);
    }

    // An address that is not this machine's is translated on the way here: then all interfaces must listen.
    private static bool IsOwn(IPAddress address) =>
        IPAddress.IsLoopback(address)
        || NetworkInterface.GetAllNetworkInterfaces()
            .SelectMany(network => network.GetIPProperties().UnicastAddresses)
            .Any(own => own.Address.Equals(address));
}
