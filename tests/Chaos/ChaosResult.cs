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
    int CallRepeats,
    IReadOnlyCollection<string> Refusals)
{
    public int Acknowledged => HandedIn.Count(one => one.Acknowledged);

    public TimeSpan FromBlow(double part) => Checking.Recoveries.Quantile(Recoveries.All.Select(one => one.FromBlow), part);

    public TimeSpan FromDeath(double part) => Checking.Recoveries.Quantile(Recoveries.All.Where(one => one.FromDeath is not null).Select(one => one.FromDeath!.Value), part);
}
