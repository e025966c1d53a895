namespace Assay.Silo.Models;

/// <summary>How long a model may take, and how often it is tried.</summary>
internal sealed record ModelLimits
{
    /// <summary>For one question in all, waits included: enough for every try to take its time.</summary>
    public TimeSpan InAll { get; init; } = TimeSpan.FromSeconds(390);

    /// <summary>For one try, up to the end of the reply.</summary>
    public TimeSpan Try { get; init; } = TimeSpan.FromSeconds(120);

    public int MostTries { get; init; } = 3;

    /// <summary>Before the second try; twice as long before the third, and a random part of it.</summary>
    public TimeSpan Wait { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Who is asked to wait longer than this does not, but says so: the run is tried again later.</summary>
    public TimeSpan LongestWait { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>The circuit opens when half of at least so many tries within <see cref="BreakWindow"/> failed.</summary>
    public int BreakAfter { get; init; } = 10;

    public TimeSpan BreakWindow { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long nothing is asked then.</summary>
    public TimeSpan Break { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>A reply that is longer is not read to its end.</summary>
    public int MostReplyBytes { get; init; } = 4 * 1024 * 1024;

    /// <summary>For asking whether the service is there.</summary>
    public TimeSpan Probe { get; init; } = TimeSpan.FromSeconds(5);
}
