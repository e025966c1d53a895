using Assay.Submissions;

namespace Assay.Queue;

/// <summary>A message in a dead-letter queue of the broker.</summary>
[GenerateSerializer]
[Immutable]
[Alias("assay.BusLetter")]
public sealed record BusLetter
{
    /// <summary>The queue whose dead letter it is.</summary>
    [Id(0)]
    public required string Queue { get; init; }

    /// <summary>Unique in that queue.</summary>
    [Id(1)]
    public required long SequenceNumber { get; init; }

    /// <summary>As its sender named it; at most 128 characters of it.</summary>
    [Id(2)]
    public string? MessageId { get; init; }

    /// <summary>Null when the message cannot be read, or names what cannot be an id.</summary>
    [Id(3)]
    public string? SubmissionId { get; init; }

    /// <summary>What it asked for; null when that is not known.</summary>
    [Id(4)]
    public StageJob? Job { get; init; }

    /// <summary>A reason code of ours, or the broker's reason.</summary>
    [Id(5)]
    public string? Reason { get; init; }

    /// <summary>For a person.</summary>
    [Id(6)]
    public string? Description { get; init; }

    /// <summary>When it was sent, UTC.</summary>
    [Id(7)]
    public DateTimeOffset EnqueuedAt { get; init; }

    /// <summary>How often it was delivered.</summary>
    [Id(8)]
    public int DeliveryCount { get; init; }

    /// <summary>The type of the exception, or the reason code where there was none.</summary>
    [Id(9)]
    public string? ErrorType { get; init; }

    /// <summary>The machine that gave it up.</summary>
    [Id(10)]
    public string? Host { get; init; }

    /// <summary>True when the broker gave the message up by itself, which says nothing about the work.</summary>
    public bool IsTransport => Reason is "MaxDeliveryCountExceeded" or "TTLExpiredException" or "HeaderSizeExceeded" or null;

    /// <summary>True when it tells of a failed stage of a submission.</summary>
    public bool IsVerdict => SubmissionId is not null && Job is not null && !IsTransport
        && Reason is not ("submission_not_found" or "unreadable_message" or "unknown_job_type");
}
