using Assay.CrashHost.Ports;
using Assay.Storage;

namespace Assay.CrashHost.Scenarios;

/// <summary>The submission that this process drives to its point, once it has begun to.</summary>
internal sealed class Target(Scenario scenario, SubmissionWatch watch)
{
    public string? Key { get; set; }

    /// <summary>As what the target's row is due, as far as this process has seen it.</summary>
    public AlarmKind? DueAs
    {
        get
        {
            if (Key is null)
                return null;
            if (scenario.AtDeadline && !watch.Knows(Key))
                return AlarmKind.Deadline;
            return watch.IsQueued(Key) ? AlarmKind.Work : null;
        }
    }
}
