using System.Text.Json.Serialization;
using Assay.Catalog;
using Assay.Errors;
using Assay.Queue;

namespace Assay.Api.Admin.Queue;

/// <summary>How much work waits. Answers 200 whatever the store says: an operator asks exactly when something is wrong.</summary>
internal static partial class QueueEndpoints
{
    public static void MapQueueStatus(this IEndpointRouteBuilder admin) =>
        admin.MapGet("/queue/status", GetAsync).WithSummary("Work that waits, runs, waits for a retry or has failed, by stage");

    private static async Task<QueueStatus> GetAsync(IGrainFactory grains, QueueNames names, ILogger<QueueStatus> logger)
    {
        var work = ReadWorkAsync(grains, logger);
        return (await CountAsync(grains, names, logger)).With(await work);
    }

    // The broker may answer while the store does not, and the other way round.
    private static async Task<QueueWork?> ReadWorkAsync(IGrainFactory grains, ILogger<QueueStatus> logger)
    {
        try
        {
            return await grains.GetGrain<IQueueGrain>(IQueueGrain.Key).GetWork();
        }
        catch (Exception error) when (error is AssayException or OrleansException or TimeoutException)
        {
            LogUnreadable(logger, error.GetType().Name);
            return null;
        }
    }

    private static async Task<QueueStatus> CountAsync(IGrainFactory grains, QueueNames names, ILogger<QueueStatus> logger)
    {
        try
        {
            if (await grains.GetGrain<IQueueGrain>(IQueueGrain.Key).GetStatus() is { Enabled: true } broker)
                return QueueStatus.Of(broker);
            var work = await grains.GetGrain<ICatalogGrain>(ICatalogGrain.Key).CountWork();
            return QueueStatus.Direct("Jobs run in the silos, without a bus; the counts are the store's.", names, QueueCounts.Of(work.Scoring), QueueCounts.Of(work.Report));
        }
        catch (Exception error) when (error is AssayException or OrleansException or TimeoutException)
        {
            LogUnreadable(logger, error.GetType().Name);
            var unread = new QueueCounts { Error = "The store cannot be read right now." };
            return QueueStatus.Direct("Jobs run in the silos, without a bus; the store cannot be read right now.", names, unread, unread);
        }
    }

    [LoggerMessage(LogLevel.Warning, "Could not count the waiting work: {Reason}")]
    private static partial void LogUnreadable(ILogger logger, string reason);
}

/// <summary>The state of the queue.</summary>
internal sealed record QueueStatus(
    [property: JsonPropertyName("service_bus_enabled")] bool ServiceBusEnabled,
    string Mode,
    [property: JsonPropertyName("fallback_mode")] bool FallbackMode,
    string Message,
    IReadOnlyDictionary<string, QueueCounts> Queues)
{
    /// <summary>Since when jobs go on without the bus; null while they go over it, and without a bus.</summary>
    [JsonPropertyName("fallback_since")]
    public DateTimeOffset? FallbackSince { get; init; }

    /// <summary>Job slots in use, in all silos; null when the store cannot be read.</summary>
    [JsonPropertyName("in_flight")]
    public long? InFlight { get; init; }

    /// <summary>Since when the longest waiting submission has waited to be worked; null when none waits.</summary>
    [JsonPropertyName("oldest_waiting_since")]
    public DateTimeOffset? OldestWaitingSince { get; init; }

    /// <summary>The same as an age: 0 when none waits, null when the store cannot be read.</summary>
    [JsonPropertyName("oldest_waiting_seconds")]
    public double? OldestWaitingSeconds { get; init; }

    public QueueStatus With(QueueWork? work) => work is null ? this : this with
    {
        InFlight = work.InFlight,
        OldestWaitingSince = work.WaitingSince,
        OldestWaitingSeconds = Math.Round((work.AsOf - (work.WaitingSince ?? work.AsOf)).TotalSeconds, 1),
    };

    public static QueueStatus Of(BrokerStatus broker) => new(
        true,
        broker.FallbackSince is null ? "service_bus" : "direct",
        broker.FallbackSince is not null,
        broker.FallbackSince is null
            ? "Jobs go over the bus; the counts are the broker's."
            : $"The bus takes no jobs, so they run in the silos until it is back. {broker.Reason}".TrimEnd(),
        broker.Queues.ToDictionary(queue => queue.Name, QueueCounts.Of))
    {
        FallbackSince = broker.FallbackSince,
    };

    public static QueueStatus Direct(string message, QueueNames names, QueueCounts scoring, QueueCounts report) =>
        new(false, "direct", false, message, new Dictionary<string, QueueCounts> { [names.Scoring] = scoring, [names.Report] = report });
}

/// <summary>The counts of one queue, or why there are none.</summary>
internal sealed record QueueCounts
{
    /// <summary>Waiting for a slot, or running.</summary>
    [JsonPropertyName("active_messages")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public long? Active { get; init; }

    /// <summary>Given up.</summary>
    [JsonPropertyName("dead_letter_messages")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public long? DeadLetter { get; init; }

    /// <summary>Waiting for a retry.</summary>
    [JsonPropertyName("scheduled_messages")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public long? Scheduled { get; init; }

    /// <summary>Why the counts are missing.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Error { get; init; }

    public static QueueCounts Of(BrokerQueue queue) => queue.Error is { } error
        ? new() { Error = error }
        : new() { Active = queue.Active, DeadLetter = queue.DeadLetters, Scheduled = queue.Scheduled };

    public static QueueCounts Of(StageWork work) => new() { Active = work.Active, DeadLetter = work.Failed, Scheduled = work.Scheduled };
}
