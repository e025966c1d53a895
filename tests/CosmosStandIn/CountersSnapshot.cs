using System.Collections.Immutable;
using Assay.Tests.CosmosStandIn.Faults;

namespace Assay.Tests.CosmosStandIn;

/// <summary>
/// Counts at one moment. Requests count on arrival, answers by status when they leave; a fault counts when it strikes.
/// <c>LastScan</c> is the text of the last query that filtered by a property without an index.
/// </summary>
public sealed record CountersSnapshot(
    ImmutableSortedDictionary<Operation, long> Requests,
    ImmutableSortedDictionary<int, long> Answers,
    ImmutableSortedDictionary<Operation, double> RequestUnits,
    ImmutableSortedDictionary<FaultKind, long> Faults,
    long ScannedWithoutIndex,
    string? LastScan)
{
    public static readonly CountersSnapshot Zero = new(
        ImmutableSortedDictionary<Operation, long>.Empty,
        ImmutableSortedDictionary<int, long>.Empty,
        ImmutableSortedDictionary<Operation, double>.Empty,
        ImmutableSortedDictionary<FaultKind, long>.Empty,
        0,
        null);

    public double TotalRequestUnits => RequestUnits.Values.Sum();

    public long Of(Operation operation) => Requests.GetValueOrDefault(operation);
}
