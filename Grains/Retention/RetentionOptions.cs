namespace Assay.Retention;

/// <summary>How long submissions are kept before their data is erased. Nothing is erased by age unless it is set.</summary>
public sealed class RetentionOptions
{
    /// <summary>Days after the hand-in. Default: none, kept for ever.</summary>
    public int? FinishedDays { get; set; }

    /// <summary>Days after the creation, for tests that were never handed in and can no longer be. Default: none, kept for ever.</summary>
    public int? UnusedDays { get; set; }

    /// <summary>How often the store is looked through. Default 5 min.</summary>
    public TimeSpan Interval { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How many submissions are erased each time at most, so that erasing never crowds out candidates. Default 1000.</summary>
    public int MostAtOnce { get; set; } = 1000;
}
