namespace Assay.Scoring.Models.Spending;

/// <summary>
/// A rate as a bucket that fills evenly and holds a tenth of a minute's worth. It may go into debt: whoever takes what is not
/// there yet has his place in the queue, and waits until it would have come.
/// </summary>
internal sealed class TokenBucket
{
    private const double Burst = 0.1;
    private readonly TimeProvider _clock;
    private readonly double _capacity;
    private readonly double _perSecond;
    private double _level;
    private long _filledAt;

    public TokenBucket(int perMinute, TimeProvider clock)
    {
        _clock = clock;
        _perSecond = Math.Max(1, perMinute) / 60.0;
        _capacity = Math.Max(1, perMinute * Burst);
        _level = _capacity;
        _filledAt = clock.GetTimestamp();
    }

    /// <summary>How long until so much is there. What is more than the bucket holds is there when the bucket is full.</summary>
    public TimeSpan WaitFor(double amount)
    {
        Fill();
        var missing = Math.Min(amount, _capacity) - _level;
        return missing <= 0 ? TimeSpan.Zero : TimeSpan.FromSeconds(missing / _perSecond);
    }

    /// <summary>How long so much takes to come.</summary>
    public TimeSpan TimeOf(double amount) => TimeSpan.FromSeconds(amount / _perSecond);

    public void Take(double amount)
    {
        Fill();
        _level -= amount;
    }

    /// <summary>Gives back what was taken and not needed; a negative amount is what was needed beyond it.</summary>
    public void Give(double amount)
    {
        Fill();
        _level = Math.Min(_capacity, _level + amount);
    }

    private void Fill()
    {
        var now = _clock.GetTimestamp();
        _level = Math.Min(_capacity, _level + (_clock.GetElapsedTime(_filledAt, now).TotalSeconds * _perSecond));
        _filledAt = now;
    }
}
