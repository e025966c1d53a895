using System.Collections.Immutable;
using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Logging;
using Orleans.Messaging;

namespace Assay.Silo.Clustering.Client;

/// <summary>Gateways from the settings. Names are looked up again and again: a silo may come back with another address.</summary>
internal sealed partial class FixedGateways(ImmutableArray<DnsEndPoint> gateways, ILogger<FixedGateways> logger) : IGatewayListProvider
{
    private static readonly TimeSpan LookupLimit = TimeSpan.FromSeconds(5);

    public TimeSpan MaxStaleness => ClientHosting.GatewayRefresh;

    public bool IsUpdatable => true;

    public Task InitializeGatewayListProvider() => Task.CompletedTask;

    public async Task<IList<Uri>> GetGateways()
    {
        var found = await Task.WhenAll(gateways.Select(ResolveAsync));
        return [.. found.SelectMany(some => some).Distinct()];
    }

    private async Task<IEnumerable<Uri>> ResolveAsync(DnsEndPoint gateway)
    {
        try
        {
            using var limit = new CancellationTokenSource(LookupLimit);
            var addresses = IPAddress.TryParse(gateway.Host, out var address)
                ? [address]
                : await Dns.GetHostAddressesAsync(gateway.Host, AddressFamily.InterNetwork, limit.Token);
            return addresses.Select(one => SiloAddress.New(one, gateway.Port, 0).ToGatewayUri());
        }
        catch (Exception error) when (error is SocketException or OperationCanceledException)
        {
            LogUnknown(logger, gateway.Host, error.Message);
            return [];
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The gateway {Host} has no address now: {Reason}")]
    private static partial void LogUnknown(ILogger logger, string host, string reason);
}
