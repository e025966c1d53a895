namespace Assay.Bench;

/// <summary>The times of one slice, a place for each submission.</summary>
internal sealed class Stopwatches(int count)
{
    public TimeSpan[] Accept { get; } = new TimeSpan[count];

    public TimeSpan[] EndToEnd { get; } = new TimeSpan[count];
}
