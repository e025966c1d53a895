namespace Assay.Submissions;

/// <summary>Progress of a submission's present run.</summary>
public sealed record RunState
{
    /// <summary>0 before the hand-in, then 1, 2 … for every rescore.</summary>
    public int Number { get; init; }

    /// <summary><c>initial</c> or <c>rescore</c>.</summary>
    public string Trigger { get; init; } = "initial";

    /// <summary>What it is doing.</summary>
    public RunPhase Phase { get; init; }

    /// <summary>The stage it is at.</summary>
    public Stage Stage { get; init; }

    /// <summary>Failed attempts at this stage.</summary>
    public int FailedAttempts { get; init; }

    /// <summary>Why it is paused, a stable code; null when it waits for a retry, or does not wait.</summary>
    public string? PausedFor { get; init; }

    /// <summary>When the next attempt is due, or the pause ends, in phase <see cref="RunPhase.RetryWait"/>.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>
    /// Set while a message is to bring the work, in the phases <see cref="RunPhase.Waiting"/> and <see cref="RunPhase.RetryWait"/>:
    /// when the message must have come, or is taken for lost.
    /// </summary>
    public DateTimeOffset? MessageUntil { get; init; }

    /// <summary>How often an admin has reopened this run after it had failed.</summary>
    public int Replays { get; init; }

    /// <summary>How often this stage was cut off by a dying process.</summary>
    public int Interruptions { get; init; }

    /// <summary>How often it was begun in the lane of interrupted runs.</summary>
    public int LaneStarts { get; init; }

    /// <summary>The silo and generation that runs it.</summary>
    public string? Owner { get; init; }

    /// <summary>Until when the owner may be silent.</summary>
    public DateTimeOffset? LeaseUntil { get; init; }

    /// <summary>The first failure of this stage.</summary>
    public AttemptRecord? FirstError { get; init; }

    /// <summary>The last failure of this stage.</summary>
    public AttemptRecord? LastError { get; init; }

    /// <summary>Who asked for this run and why, for a rescore.</summary>
    public AdminCommand? OrderedBy { get; init; }
}
