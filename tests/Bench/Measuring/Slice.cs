namespace Assay.Bench;

/// <summary>What one measured slice of one row cost.</summary>
internal sealed record Slice
{
    public required int Count { get; init; }

    public required TimeSpan Elapsed { get; init; }

    public required TimeSpan Cpu { get; init; }

    public required long Allocated { get; init; }

    public required long Writes { get; init; }

    public required long Reminders { get; init; }

    /// <summary>From the submit call to its answer; one for each submission.</summary>
    public required TimeSpan[] Accept { get; init; }

    /// <summary>From the candidate's first call of the slice to the stored report; one for each submission.</summary>
    public required TimeSpan[] EndToEnd { get; init; }

    public double Rate => Count / Elapsed.TotalSeconds;

    public double CpuMicroseconds => Cpu.TotalMicroseconds / Count;

    public double AllocatedBytes => (double)Allocated / Count;
}
