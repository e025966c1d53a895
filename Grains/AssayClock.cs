namespace Assay;

/// <summary>The clock of Assay's own rules, apart from those that Orleans keeps its timers and probes by.</summary>
public static class AssayClock
{
    /// <summary>The key under which the <see cref="TimeProvider"/> is registered.</summary>
    public const string Key = "assay";
}
