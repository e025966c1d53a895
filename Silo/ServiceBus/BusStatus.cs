namespace Assay.ServiceBus;

/// <summary>Whether the bus is there.</summary>
internal enum BusStatus
{
    /// <summary>The first try is under way: callers wait for it.</summary>
    Connecting,

    /// <summary>Open, and the broker has accepted a token.</summary>
    Connected,

    /// <summary>Cut or refused: callers are told so at once, while the client tries again by itself.</summary>
    Disconnected,

    /// <summary>This side has closed it.</summary>
    Closed,
}
