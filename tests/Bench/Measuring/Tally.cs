namespace Assay.Bench;

/// <summary>Counts what a row wrote durably.</summary>
internal sealed class Tally
{
    private long _writes;
    private long _reminders;

    public long Writes => Interlocked.Read(ref _writes);

    public long Reminders => Interlocked.Read(ref _reminders);

    public void CountWrite() => Interlocked.Increment(ref _writes);

    public void CountReminder() => Interlocked.Increment(ref _reminders);
}
