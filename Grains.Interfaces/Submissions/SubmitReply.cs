namespace Assay.Submissions;

/// <summary>What became of a hand-in. A reply means that it is on disk.</summary>
[GenerateSerializer]
[Immutable]
[Alias("assay.SubmitReply")]
public sealed record SubmitReply
{
    /// <summary>The submission's status after the call.</summary>
    [Id(0)]
    public SubmissionStatus Status { get; init; }

    /// <summary>True when it had been handed in before: nothing was changed and nothing was queued.</summary>
    [Id(1)]
    public bool AlreadyCompleted { get; init; }

    /// <summary>Why it was handed in automatically, or null.</summary>
    [Id(2)]
    public string? AutoSubmitReason { get; init; }

    /// <summary>When it was handed in, UTC.</summary>
    [Id(3)]
    public DateTimeOffset CompletedAt { get; init; }

    /// <summary>How many answers were kept.</summary>
    [Id(4)]
    public int AnswersCount { get; init; }

    /// <summary>How the work reached the pipeline: <c>direct</c> or <c>service_bus</c>.</summary>
    [Id(5)]
    public string QueueMode { get; init; } = "direct";

    /// <summary>True when the bus was asked for and a job slot took the work instead.</summary>
    [Id(6)]
    public bool Fallback { get; init; }
}
