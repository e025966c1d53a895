namespace Assay.Pipeline;

/// <summary>The waits between attempts: base × 2ⁿ plus 0–20 %, never shorter than the other side asked for.</summary>
internal static class Backoff
{
    private const double Spread = 0.2;
    private static readonly TimeSpan Longest = TimeSpan.FromHours(6);

    /// <param name="delay">The wait after the first failed attempt.</param>
    /// <param name="attempt">The attempt that failed, 1 for the first.</param>
    /// <param name="retryAfter">What the other side asked for.</param>
    /// <param name="jitter">0..1, random.</param>
    public static TimeSpan Delay(TimeSpan delay, int attempt, TimeSpan? retryAfter, double jitter)
    {
        var wait = delay * Math.Pow(2, attempt - 1) * (1 + (Spread * jitter));
        if (retryAfter > wait)
            wait = retryAfter.Value;
        return wait < Longest ? wait : Longest;
    }
}
