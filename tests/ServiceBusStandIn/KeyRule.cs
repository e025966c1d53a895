namespace Assay.ServiceBusStandIn;

/// <summary>A named key and what its holder may do on every queue.</summary>
public sealed record KeyRule(string Name, string Key, bool Send = false, bool Listen = false, bool Manage = false);
