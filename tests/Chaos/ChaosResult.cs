using Assay.Chaos.Checking;
using Assay.Chaos.Driving;
using Assay.Chaos.Schedule;

namespace Assay.Chaos;

/// <summary>What a run did, and what came of it.</summary>
internal sealed record ChaosResult(
    ChaosOptions Options,
    DateTimeOffset Began,
    TimeSpan Took,
    TimeSpan Settling,
    IReadOnlyCollection<HandedIn> HandedIn,
    BlowLog Blows,
    Effects Effects,
    Recoveries Recoveries,
    BusFigures? Bus,
    int CallRepeats,
    IReadOnlyCollection<string> Refusals,
    IReadOnlyList<string> ApiErrors)
{
    public int Acknowledged => HandedIn.Count(one => one.Acknowledged);

    /// <summary>Runs that a SIGKILL cut off for the first time.</summary>
    public IReadOnlyList<Rerun> CutOff => [.. Recoveries.All.Where(one => one.Blow.Kind == BlowKind.SiloKilled && !one.Again)];

    /// <summary>Runs that were cut off before, or by a pause.</summary>
    public IReadOnlyList<Rerun> CutOffOtherwise => [.. Recoveries.All.Except(CutOff)];
}
