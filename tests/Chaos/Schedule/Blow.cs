namespace Assay.Chaos.Schedule;

internal enum BlowKind
{
    SiloKilled,
    SiloPaused,
    ApiKilled,
    DatabaseKilled,
    ConnectionsCut,
    BusCut,
    BusDetached,
    BusStalled,
    BusThrottled,
    BusRestarted,
    BusLocksExpired,
    BusTokensExpired,
    BusSettlementUnanswered,
    BusSendUnanswered,
}

/// <summary>One thing that was done to the cluster.</summary>
/// <param name="At">When it began.</param>
/// <param name="Kind">What was done.</param>
/// <param name="ProcessId">Of the silo that was hit.</param>
internal sealed record Blow(DateTimeOffset At, BlowKind Kind, int? ProcessId = null)
{
    public bool IsKill => Kind is BlowKind.SiloKilled or BlowKind.ApiKilled or BlowKind.DatabaseKilled;
}
