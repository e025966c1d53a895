namespace Assay.RescoreJobs;

/// <summary>A rescore of an assessment: the order, where it stands, and how many submissions stand where.</summary>
[GenerateSerializer]
[Immutable]
[Alias("assay.RescoreJob")]
public sealed record RescoreJob
{
    /// <summary>The job, <c>rjob_…</c>.</summary>
    [Id(0)]
    public string JobId { get; init; } = "";

    /// <summary>The order.</summary>
    [Id(1)]
    public CreateRescoreJob Created { get; init; } = new("", new("", ""), "rescore", RescoreOnly.All);

    /// <summary>When it was ordered, UTC; submissions created later are not part of it.</summary>
    [Id(2)]
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>Where it stands.</summary>
    [Id(3)]
    public RescoreJobState State { get; init; }

    /// <summary>When its last item ended, UTC, or null.</summary>
    [Id(4)]
    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>False while there may be submissions that it has not come to yet; those are in none of the counts.</summary>
    [Id(5)]
    public bool ListedAll { get; init; }

    /// <summary>Items not begun.</summary>
    [Id(6)]
    public int Queued { get; init; }

    /// <summary>Items under way.</summary>
    [Id(7)]
    public int Running { get; init; }

    /// <summary>Items scored and reported anew.</summary>
    [Id(8)]
    public int Done { get; init; }

    /// <summary>Items given up.</summary>
    [Id(9)]
    public int Failed { get; init; }

    /// <summary>Items left out.</summary>
    [Id(10)]
    public int Skipped { get; init; }
}
