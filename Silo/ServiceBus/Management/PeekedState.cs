namespace Assay.ServiceBus.Management;

/// <summary>Where in a queue a peeked message is.</summary>
internal enum PeekedState
{
    /// <summary>Waiting or locked.</summary>
    Active,

    /// <summary>Set aside by a receiver.</summary>
    Deferred,

    /// <summary>Not there before its time.</summary>
    Scheduled,
}
