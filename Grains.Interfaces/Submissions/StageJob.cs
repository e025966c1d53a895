namespace Assay.Submissions;

/// <summary>One attempt at one stage of one run: what a message asks for.</summary>
/// <param name="Stage">The stage to run.</param>
/// <param name="Run">Which run, or null for the present one, as senders ask that know of no runs.</param>
/// <param name="Attempt">Which attempt, from 1; null for the next one.</param>
[GenerateSerializer]
[Immutable]
[Alias("assay.StageJob")]
public sealed record StageJob(
    [property: Id(0)] Stage Stage,
    [property: Id(1)] int? Run = null,
    [property: Id(2)] int? Attempt = null)
{
    /// <summary>How often an admin had reopened the run when this was sent.</summary>
    [Id(3)]
    public int Replays { get; init; }
}
