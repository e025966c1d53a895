using Assay.ServiceBus.Tokens;
using Microsoft.Extensions.Logging;

namespace Assay.ServiceBus;

/// <summary>What every piece of the bus needs.</summary>
/// <param name="Options">Where and how long.</param>
/// <param name="Tokens">How to prove who we are.</param>
/// <param name="Time">For limits and pauses, which are about the network and so run in real time.</param>
/// <param name="Clock">For what the broker compares with its own clock: expiry, locks, schedules.</param>
/// <param name="Instruments">Metrics.</param>
/// <param name="Logger">Log.</param>
internal sealed record BusParts(
    BusOptions Options,
    IBusTokens Tokens,
    TimeProvider Time,
    TimeProvider Clock,
    BusInstruments Instruments,
    ILogger Logger)
{
    /// <summary>What a token for an address is asked for.</summary>
    public string Audience(string address) => $"sb://{Options.Connection.Host}/{address}";
}
