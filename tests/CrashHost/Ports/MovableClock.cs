namespace Assay.CrashHost.Ports;

/// <summary>The system's clock, moved ahead to where a scenario needs it; timers stay real.</summary>
internal sealed class MovableClock : TimeProvider
{
    private long _ahead;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + new TimeSpan(Volatile.Read(ref _ahead));

    public void MoveTo(DateTimeOffset time)
    {
        var missing = time - GetUtcNow();
        if (missing > TimeSpan.Zero)
            Interlocked.Add(ref _ahead, missing.Ticks);
    }
}
