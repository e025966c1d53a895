using System.Text.Json.Serialization;

namespace Assay.Bench;

/// <summary>One line of the table: medians over the slices, percentiles over all submissions, ratios by pairs of slices.</summary>
internal sealed record PipelineResult
{
    public required string Row { get; init; }

    public required int Submissions { get; init; }

    public required double SubmissionsPerSecond { get; init; }

    public required double AcceptP50Ms { get; init; }

    public required double AcceptP99Ms { get; init; }

    public required double EndToEndP50Ms { get; init; }

    public required double EndToEndP99Ms { get; init; }

    public required double CpuMicroseconds { get; init; }

    public required double AllocatedBytes { get; init; }

    public required double StateWrites { get; init; }

    public required double Reminders { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? RateToOfficial { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? CpuToOfficial { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? RateToRaw { get; init; }

    /// <summary>Of the row over the bus: to the same without one.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? RateToDirect { get; init; }

    public static PipelineResult Of(string row, List<Slice> slices, Dictionary<string, List<Slice>> all)
    {
        var count = slices.Sum(slice => slice.Count);
        return new PipelineResult
        {
            Row = row,
            Submissions = count,
            SubmissionsPerSecond = Statistics.Median(slices.Select(slice => slice.Rate)),
            AcceptP50Ms = Statistics.Percentile(slices.SelectMany(slice => slice.Accept), .5),
            AcceptP99Ms = Statistics.Percentile(slices.SelectMany(slice => slice.Accept), .99),
            EndToEndP50Ms = Statistics.Percentile(slices.SelectMany(slice => slice.EndToEnd), .5),
            EndToEndP99Ms = Statistics.Percentile(slices.SelectMany(slice => slice.EndToEnd), .99),
            CpuMicroseconds = Statistics.Median(slices.Select(slice => slice.CpuMicroseconds)),
            AllocatedBytes = Statistics.Median(slices.Select(slice => slice.AllocatedBytes)),
            StateWrites = (double)slices.Sum(slice => slice.Writes) / count,
            Reminders = (double)slices.Sum(slice => slice.Reminders) / count,
            RateToOfficial = Ratio(RowNames.Official, slice => slice.Rate),
            CpuToOfficial = Ratio(RowNames.Official, slice => slice.CpuMicroseconds),
            RateToRaw = Ratio(RowNames.Raw, slice => slice.Rate),
            RateToDirect = row == RowNames.Bus ? Ratio(RowNames.NoOp, slice => slice.Rate) : null,
        };

        double? Ratio(string reference, Func<Slice, double> figure) =>
            row is RowNames.Official or RowNames.Raw || !all.TryGetValue(reference, out var others)
                ? null
                : Statistics.Median(slices.Zip(others, (own, other) => figure(own) / figure(other)));
    }
}
