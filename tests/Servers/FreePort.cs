using System.Net;
using System.Net.Sockets;

namespace Assay.Servers;

/// <summary>
/// Ports of the loopback address that nobody listens on, below those that the system hands to outgoing connections: one of these
/// could be given away between the finding and the listening. Processes begin at places of their own for the same reason.
/// </summary>
public static class FreePort
{
    private const int First = 13_000;
    private const int Count = 16_000;
    private const int Spread = 271;

    private static int _next = Environment.ProcessId * Spread % Count;

    public static int Next()
    {
        for (var tries = 0; tries < Count; tries++)
        {
            var port = First + ((Interlocked.Increment(ref _next) & int.MaxValue) % Count);
            if (IsFree(port))
                return port;
        }

        throw new InvalidOperationException($"No port of {First} to {First + Count - 1} is free.");
    }

    private static bool IsFree(int port)
    {
        using var probe = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            probe.Bind(new IPEndPoint(IPAddress.Loopback, port));
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
