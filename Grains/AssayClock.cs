namespace Assay;

/// <summary>
/// The clock that exams, attempts and alarms run by: a <see cref="TimeProvider"/> registered under this key, so that a test can
/// move it without freezing Orleans' own probes and time-outs.
/// </summary>
public static class AssayClock
{
    /// <summary>The service key.</summary>
    public const string Key = "assay";
}
