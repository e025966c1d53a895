namespace Assay.RescoreJobs;

/// <summary>What a rescore job did with one submission.</summary>
[GenerateSerializer]
[Immutable]
[Alias("assay.RescoreItem")]
public sealed record RescoreItem
{
    /// <summary>The submission.</summary>
    [Id(0)]
    public string SubmissionId { get; init; } = "";

    /// <summary>Where it stands.</summary>
    [Id(1)]
    public RescoreItemState State { get; init; }

    /// <summary>Its percentage before, or null when it had none or was not begun.</summary>
    [Id(2)]
    public decimal? OldPercentage { get; init; }

    /// <summary>Its percentage afterwards, or null.</summary>
    [Id(3)]
    public decimal? NewPercentage { get; init; }

    /// <summary>The run that the job began, or null.</summary>
    [Id(4)]
    public int? RunSequence { get; init; }

    /// <summary>Why it failed or was skipped: a stable code, or null.</summary>
    [Id(5)]
    public string? Code { get; init; }
}
