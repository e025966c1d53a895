namespace Assay.Pipeline;

/// <summary>How submissions are worked on.</summary>
public sealed class PipelineOptions
{
    /// <summary>How many submissions one silo works on at once. Default 64.</summary>
    public int JobSlots { get; set; } = 64;

    /// <summary>Attempts for each stage before it is given up. Default 3.</summary>
    public int MaxAttempts { get; set; } = 3;

    /// <summary>Wait before the second attempt; doubled for each further one, plus up to 20 %. Default 60 s.</summary>
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>How long a run may be silent before others take it for dead. Default 10 min.</summary>
    public TimeSpan Lease { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>Time limit for writing one report. Default 120 s.</summary>
    public TimeSpan ReportTimeout { get; set; } = TimeSpan.FromSeconds(120);

    /// <summary>
    /// How long a stopping silo waits for a running step before it cancels it and leaves the run to others. Default 57 s: what is
    /// left of the silo's limit of 60 s for one activation is for storing that.
    /// </summary>
    public TimeSpan DrainLimit { get; set; } = TimeSpan.FromSeconds(57);

    /// <summary>How often the recovery grain looks for due alarms. Default 2 s.</summary>
    public TimeSpan RecoveryInterval { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>How many submissions recovery wakes from one query. Default 64.</summary>
    public int RecoveryPage { get; set; } = 64;

    /// <summary>How many submissions are woken at the same time. Default 16.</summary>
    public int RecoveryConcurrency { get; set; } = 16;

    /// <summary>How many submissions of one rescore job are under way at a time. Default 4.</summary>
    public int RescoreInFlight { get; set; } = 4;

    /// <summary>How often a rescore job looks what it can begin and what has ended. Default 1 s.</summary>
    public TimeSpan RescoreInterval { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Whether the server hands in autosaved answers at the deadline. Default true (<c>AUTO_SUBMIT_ENABLED</c>).</summary>
    public bool AutoSubmit { get; set; } = true;

    /// <summary>Seconds after an exam's end in which a normal hand-in is still one. Default 30 (<c>AUTO_SUBMIT_GRACE_PERIOD</c>).</summary>
    public int GraceSeconds { get; set; } = 30;

    /// <summary>How long a login code may wait for its first use. Default 24 h.</summary>
    public TimeSpan CodeLifetime { get; set; } = TimeSpan.FromHours(24);
}
