using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Assay.Audit;
using Assay.Storage;

namespace Assay.RescoreJobs;

/// <summary>What a rescore job's row holds: small, whatever the number of submissions.</summary>
public sealed record RescoreState : IAuditedState
{
    /// <summary>Layout of this document.</summary>
    public int SchemaVersion { get; init; } = 1;

    /// <summary>The order.</summary>
    public CreateRescoreJob Created { get; init; } = new("", new("", ""), "rescore", RescoreOnly.All);

    /// <summary>When it was ordered. Submissions created from then on are not part of it.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>Where it stands.</summary>
    public RescoreJobState State { get; init; }

    /// <summary>When its last item ended.</summary>
    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>The catalog's cursor of the next page.</summary>
    public string? Cursor { get; init; }

    /// <summary>True once the catalog's last page was taken.</summary>
    public bool ListedAll { get; init; }

    /// <summary>How many parts of the results there are.</summary>
    public int Parts { get; init; }

    /// <summary>Submissions of the last part that have not begun.</summary>
    public ImmutableArray<string> Queue { get; init; } = [];

    /// <summary>Submissions under way. Written before they are begun, so that a crash in between begins them again and loses none.</summary>
    public ImmutableArray<RescoreFlight> InFlight { get; init; } = [];

    /// <summary>Items scored and reported anew.</summary>
    public int Done { get; init; }

    /// <summary>Items given up.</summary>
    public int Failed { get; init; }

    /// <summary>Items left out.</summary>
    public int Skipped { get; init; }

    /// <summary>Audit entries of the write under way.</summary>
    [JsonIgnore]
    public ImmutableArray<AuditEntry> PendingAudit { get; init; } = [];

    /// <summary>True while there is something to begin or to wait for.</summary>
    [JsonIgnore]
    public bool IsAtWork => State == RescoreJobState.Running || !InFlight.IsEmpty;

    /// <summary>True when nothing more will begin.</summary>
    [JsonIgnore]
    public bool IsOver => State is RescoreJobState.Cancelled or RescoreJobState.Completed;

    /// <summary>The key of a part of the results.</summary>
    public static string ResultsKey(string job, int part) => $"rres_{job}.{part}";

    /// <summary>As the world sees it.</summary>
    public RescoreJob ToJob(string key) => new()
    {
        JobId = key,
        Created = Created,
        CreatedAt = CreatedAt,
        State = State,
        FinishedAt = FinishedAt,
        ListedAll = ListedAll,
        Queued = Queue.Length,
        Running = InFlight.Length,
        Done = Done,
        Failed = Failed,
        Skipped = Skipped,
    };
}
