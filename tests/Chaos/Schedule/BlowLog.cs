using System.Collections.Concurrent;

namespace Assay.Chaos.Schedule;

/// <summary>All blows so far, and what processes did of themselves.</summary>
internal sealed class BlowLog
{
    private readonly ConcurrentQueue<Blow> _blows = new();

    public IReadOnlyList<Blow> All => [.. _blows];

    public int Kills => _blows.Count(blow => blow.IsKill);

    /// <summary>Output of silos that ended although nobody had killed or paused them.</summary>
    public ConcurrentQueue<string> EndedByThemselves { get; } = new();

    /// <summary>How long after the broker was there again, or its connections were cut, it took in the next message.</summary>
    public ConcurrentQueue<(BlowKind Kind, TimeSpan After)> BackOnTheBus { get; } = new();

    public void Add(BlowKind kind, int? processId = null) => _blows.Enqueue(new Blow(DateTimeOffset.UtcNow, kind, processId));

    public int Count(BlowKind kind) => _blows.Count(blow => blow.Kind == kind);
}
