namespace Assay.ServiceBusStandIn;

/// <summary>Locked messages are active ones too, as the service counts them; deferred ones are not.</summary>
public sealed record QueueCounts(int Active, int Scheduled, int DeadLetter, int Locked, int Deferred);
