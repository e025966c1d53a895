using System.Collections.Immutable;

namespace Assay.Bench.Grading.Training;

/// <summary>Shares that may only rise from step to step (pool adjacent violators; Barlow et al. 1972).</summary>
internal static class Isotonic
{
    public static ImmutableArray<double> Rising(IReadOnlyList<(double Hits, double All)> steps)
    {
        var pools = new List<(double Hits, double All, int Steps)>();
        foreach (var (hits, all) in steps)
        {
            pools.Add((hits, all, 1));
            while (pools.Count > 1 && pools[^2].Hits * pools[^1].All >= pools[^1].Hits * pools[^2].All)
            {
                pools[^2] = (pools[^2].Hits + pools[^1].Hits, pools[^2].All + pools[^1].All, pools[^2].Steps + pools[^1].Steps);
                pools.RemoveAt(pools.Count - 1);
            }
        }
        return [.. pools.SelectMany(pool => Enumerable.Repeat(pool.All > 0 ? Math.Round(pool.Hits / pool.All, 3) : 0, pool.Steps))];
    }
}
