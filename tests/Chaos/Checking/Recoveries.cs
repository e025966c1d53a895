using Assay.Chaos.Schedule;

namespace Assay.Chaos.Checking;

/// <summary>The next begin of a run that was executing on a silo when that was killed or paused.</summary>
/// <param name="Blow">The kill or pause.</param>
/// <param name="Again">Whether it had been cut off before: then it waits for its turn in a lane of one at a time.</param>
/// <param name="FromBlow">From the blow to the re-run's first call of the grader.</param>
/// <param name="FromDeath">From when the silo was declared dead to the same; null when nobody said so.</param>
internal readonly record struct Rerun(Blow Blow, bool Again, TimeSpan FromBlow, TimeSpan? FromDeath);

/// <summary>How long runs waited that lost their silo, and what was called twice.</summary>
internal sealed record Recoveries(IReadOnlyList<Rerun> All, int RepeatedCalls, int RepeatedOnTheLiving)
{
    public static Recoveries Of(SiloRecords records, IReadOnlyList<Blow> blows)
    {
        var hits = blows.Where(blow => blow.ProcessId is not null).ToLookup(blow => blow.ProcessId!.Value);
        List<Rerun> all = [];
        var repeated = 0;
        var onTheLiving = 0;
        foreach (var calls in records.CallsByRun)
        {
            var before = calls.First();
            var cutOff = 0;
            foreach (var again in calls.Skip(1))
            {
                // A pause or a kill between the two calls is what the second one mends.
                var blow = hits[before.ProcessId].FirstOrDefault(hit => hit.At >= before.At && hit.At <= again.At);
                repeated++;
                if (blow is null)
                    onTheLiving++;
                else if (again.ProcessId != before.ProcessId)
                    all.Add(new Rerun(blow, cutOff++ > 0, again.At - blow.At, again.At - records.DeclaredDeadAt(before.ProcessId)));
                before = again;
            }
        }

        return new Recoveries(all, repeated, onTheLiving);
    }

    public static TimeSpan FromBlow(IEnumerable<Rerun> some, double part) => Quantile(some.Select(one => one.FromBlow), part);

    public static TimeSpan FromDeath(IEnumerable<Rerun> some, double part) =>
        Quantile(some.Where(one => one.FromDeath is not null).Select(one => one.FromDeath!.Value), part);

    /// <summary>The value that a part of all stays at or below; zero when there is none.</summary>
    private static TimeSpan Quantile(IEnumerable<TimeSpan> values, double part)
    {
        var sorted = values.Order().ToArray();
        return sorted.Length == 0 ? TimeSpan.Zero : sorted[(int)Math.Ceiling(part * sorted.Length) - 1];
    }
}
