using Assay.Chaos.Schedule;

namespace Assay.Chaos.Checking;

/// <summary>A run that was executing on a silo when that was killed or paused.</summary>
/// <param name="Blow">The kill or pause.</param>
/// <param name="FromBlow">From the blow to the re-run's first call of the grader.</param>
/// <param name="FromDeath">From when the silo was declared dead to the same; null when nobody said so.</param>
internal readonly record struct Recovery(Blow Blow, TimeSpan FromBlow, TimeSpan? FromDeath);

/// <summary>How long runs waited that lost their silo, and what was called twice.</summary>
internal sealed record Recoveries(IReadOnlyList<Recovery> All, int RepeatedCalls, int RepeatedOnTheLiving)
{
    public static Recoveries Of(SiloRecords records, IReadOnlyList<Blow> blows)
    {
        var hits = blows.Where(blow => blow.ProcessId is not null).ToLookup(blow => blow.ProcessId!.Value);
        List<Recovery> all = [];
        var repeated = 0;
        var onTheLiving = 0;
        foreach (var calls in records.CallsByRun)
        {
            var before = calls.First();
            foreach (var again in calls.Skip(1))
            {
                // A pause or a kill between the two calls is what the second one mends.
                var blow = hits[before.ProcessId].FirstOrDefault(hit => hit.At >= before.At && hit.At <= again.At);
                repeated++;
                if (blow is null)
                    onTheLiving++;
                else if (again.ProcessId != before.ProcessId)
                    all.Add(new Recovery(blow, again.At - blow.At, again.At - records.DeclaredDeadAt(before.ProcessId)));
                before = again;
            }
        }

        return new Recoveries(all, repeated, onTheLiving);
    }

    /// <summary>The value that a part of all stays at or below; zero when there is none.</summary>
    public static TimeSpan Quantile(IEnumerable<TimeSpan> values, double part)
    {
        var sorted = values.Order().ToArray();
        return sorted.Length == 0 ? TimeSpan.Zero : sorted[(int)Math.Ceiling(part * sorted.Length) - 1];
    }
}
