namespace Assay.Tests.CosmosStandIn.Faults;

/// <summary>What goes wrong. Strikes the next <c>Count</c> requests that it fits or, with <c>Percent</c>, that share of them.</summary>
public sealed record Fault(FaultKind Kind)
{
    private static readonly Operation[] Writes = [Operation.Create, Operation.Replace, Operation.Upsert, Operation.Delete, Operation.Batch];

    public int Count { get; init; } = 1;

    public double? Percent { get; init; }

    /// <summary>Of <c>Percent</c>: the same seed strikes the same requests, in the order they arrive.</summary>
    public int Seed { get; init; }

    public TimeSpan RetryAfter { get; init; } = TimeSpan.FromMilliseconds(10);

    /// <summary>None named: all calls for documents that the kind makes sense for.</summary>
    public IReadOnlyList<Operation> Operations { get; init; } = [];

    /// <summary>Documents whose id begins with this; queries have none. Empty is every request.</summary>
    public string IdPrefix { get; init; } = "";

    internal bool Fits(Operation operation, string? id)
    {
        if (IdPrefix.Length > 0 && id?.StartsWith(IdPrefix, StringComparison.Ordinal) != true)
            return false;
        return Kind switch
        {
            FaultKind.EmptyPage => operation == Operation.Query,
            _ when Operations.Count > 0 => Operations.Contains(operation),
            FaultKind.PreconditionFailed or FaultKind.CutAfterWrite or FaultKind.HangAfterWrite => Writes.Contains(operation),
            _ => operation is Operation.Read or Operation.Query || Writes.Contains(operation),
        };
    }
}
