namespace Assay.ServiceBus.Connection;

/// <summary>The waits before connecting again.</summary>
internal static class ReconnectPauses
{
    /// <summary>
    /// What lived as long as this was good: the next wait is the first again. Short, or a broker that cuts now and then keeps its
    /// clients away for the longest wait although it is well.
    /// </summary>
    public static readonly TimeSpan GoodLife = TimeSpan.FromSeconds(5);

    private const int MostDoublings = 16;
    private const double Spread = 0.5;

    /// <param name="tries">How many in a row have failed before.</param>
    /// <param name="first">The first wait.</param>
    /// <param name="longest">No wait is longer, apart from the spread.</param>
    /// <param name="jitter">0..1, random: silos that lost the bus together do not return together.</param>
    public static TimeSpan After(int tries, TimeSpan first, TimeSpan longest, double jitter)
    {
        var wait = first * Math.Pow(2, Math.Min(tries, MostDoublings));
        return (wait < longest ? wait : longest) * (1 + (Spread * jitter));
    }
}
