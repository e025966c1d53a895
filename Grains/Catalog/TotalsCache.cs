using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace Assay.Catalog;

/// <summary>
/// The dashboard's totals. Counting takes longer the more rows there are, so a result is kept twenty times as long as it took
/// to make, between half a second and ten; one caller counts, the others share the result.
/// </summary>
internal sealed class TotalsCache(ISubmissionCatalog catalog, [FromKeyedServices(AssayClock.Key)] TimeProvider clock)
{
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);
    private readonly ConcurrentDictionary<string, Entry> _entries = new(StringComparer.Ordinal);

    public async Task<DashboardTotals> GetAsync(string? source, CancellationToken cancellationToken)
    {
        // Sources are two fixed words; anything else is counted and not kept.
        if (source is not (null or "smart-mock" or "talens-interview"))
            return await catalog.CountAsync(source, cancellationToken);

        var entry = _entries.GetOrAdd(source ?? "", _ => new Entry());
        if (entry.Totals is { } fresh && clock.GetUtcNow() < entry.FreshUntil)
            return fresh;

        // While one caller counts, the others are served the numbers before: they say how old they are.
        if (!await entry.Gate.WaitAsync(entry.Totals is null ? Timeout.InfiniteTimeSpan : TimeSpan.Zero, cancellationToken))
            return entry.Totals!;
        try
        {
            if (entry.Totals is { } counted && clock.GetUtcNow() < entry.FreshUntil)
                return counted;
            var watch = Stopwatch.GetTimestamp();
            entry.Totals = await catalog.CountAsync(source, cancellationToken);
            var keep = Stopwatch.GetElapsedTime(watch) * 20;
            entry.FreshUntil = clock.GetUtcNow() + (keep < Shortest ? Shortest : keep > Longest ? Longest : keep);
            return entry.Totals;
        }
        finally
        {
            entry.Gate.Release();
        }
    }

    private sealed class Entry
    {
        public SemaphoreSlim Gate { get; } = new(1, 1);

        public DashboardTotals? Totals { get; set; }

        public DateTimeOffset FreshUntil { get; set; }
    }
}
