using Assay.CrashHost.Points;

namespace Assay.CrashHost.Scenarios;

/// <summary>What is special about one way through the pipeline.</summary>
internal sealed record Scenario(string Name)
{
    public bool FailsFirstScoring => Name == CrashPoints.ScoreRetry;

    public bool FailsFirstReport => Name == CrashPoints.ReportRetry;

    public bool LargeSheet => Name == CrashPoints.LargeSheet;

    /// <summary>Another submission holds the only slot until this one waits.</summary>
    public bool Blocked => Name == CrashPoints.Waiting;

    /// <summary>Nobody submits.</summary>
    public bool AtDeadline => Name == CrashPoints.Deadline;

    /// <summary>A model is configured.</summary>
    public bool AsksModel => Name == CrashPoints.Paid;

    public int JobSlots => Blocked ? 1 : 64;
}
