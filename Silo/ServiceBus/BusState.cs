namespace Assay.ServiceBus;

/// <summary>Whether the bus is there.</summary>
/// <param name="Status">Whether it is there.</param>
/// <param name="Since">Since when, by Assay's clock.</param>
/// <param name="Failure">Why it is not, while it is not; else null.</param>
/// <param name="Reason">The same for a person.</param>
internal sealed record BusState(BusStatus Status, DateTimeOffset Since, BusFailure? Failure = null, string? Reason = null)
{
    /// <summary>A stable word for health and status; null while all is well.</summary>
    public string? Code => Failure is { } failure ? BusException.CodeOf(failure) : null;
}
