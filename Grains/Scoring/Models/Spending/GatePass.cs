namespace Assay.Scoring.Models.Spending;

/// <summary>The gate's answer to a call that is to be made.</summary>
/// <param name="Wait">How long to wait before it is made: its place is kept.</param>
/// <param name="Pause">Set when it is not to be made: why, a stable code.</param>
/// <param name="Until">When to ask again then, UTC.</param>
[GenerateSerializer]
[Immutable]
[Alias("assay.GatePass")]
internal sealed record GatePass(
    [property: Id(0)] TimeSpan Wait,
    [property: Id(1)] string? Pause = null,
    [property: Id(2)] DateTimeOffset Until = default);
