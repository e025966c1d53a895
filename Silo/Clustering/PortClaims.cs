using System.Net;
using System.Net.Sockets;

namespace Assay.Silo.Clustering;

/// <summary>
/// Finds ports for several silos on one machine. A port found free could be taken by the next silo that starts at the same
/// instant; so the datagram socket of the same number, which nobody else wants, is held for the life of the process.
/// </summary>
internal static class PortClaims
{
    private const int MostTries = 1000;
    private static readonly List<Socket> Claims = [];

    /// <summary>The first port from <paramref name="first"/> on that is free at the address.</summary>
    public static int Next(IPAddress address, int first)
    {
        for (var port = first; port < first + MostTries; port++)
        {
            if (TryClaim(address, port))
                return port;
        }

        throw new StartupException($"No port from {first} to {first + MostTries - 1} is free at {address}.");
    }

    private static bool TryClaim(IPAddress address, int port)
    {
        var claim = new Socket(address.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
        try
        {
            claim.Bind(new IPEndPoint(address, port));
            using var listener = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
            listener.Bind(new IPEndPoint(address, port));
            listener.Listen(1);
            lock (Claims)
                Claims.Add(claim);
            return true;
        }
        catch (SocketException)
        {
            claim.Dispose();
            return false;
        }
    }
}
