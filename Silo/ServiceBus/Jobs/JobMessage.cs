using System.Text.Json;
using System.Text.Json.Serialization;
using Assay.Submissions;

namespace Assay.ServiceBus.Jobs;

/// <summary>A job as it travels: the plain form of three fields that other senders know, and ours beside them.</summary>
internal sealed record JobMessage
{
    public const int SchemaVersion = 1;
    private const int LongestKey = 128;
    public const string Scoring = "scoring";
    public const string Report = "report";

    /// <summary>Property of a message that an admin's replay has sent: where its forerunner lies.</summary>
    public const string ReplayedFrom = "replayed-from";

    /// <summary>Property of the same: how often the run was replayed.</summary>
    public const string ReplayCount = "replay-count";

    [JsonPropertyName("job_type")]
    public string? JobType { get; init; }

    [JsonPropertyName("submission_id")]
    public string? SubmissionId { get; init; }

    [JsonPropertyName("metadata")]
    public JobMetadata? Metadata { get; init; }

    [JsonPropertyName("schema_version")]
    public int? Schema { get; init; }

    [JsonPropertyName("assessment_id")]
    public string? AssessmentId { get; init; }

    [JsonPropertyName("run_sequence")]
    public int? Run { get; init; }

    [JsonPropertyName("attempt")]
    public int? Attempt { get; init; }

    [JsonPropertyName("enqueued_at")]
    public DateTimeOffset? EnqueuedAt { get; init; }

    /// <summary>Unique per submission, job and run, and the same for a message that is sent again.</summary>
    [JsonIgnore]
    public string MessageId => $"{SubmissionId}.{JobType}.{Run}";

    /// <summary>Not every text is a key that each store can look for.</summary>
    public static bool IsKey(string id) => id.Length <= LongestKey && id.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '-');

    public static JobMessage For(string submissionId, string assessmentId, string? evaluationId, StageJob job, DateTimeOffset now) => new()
    {
        JobType = job.Stage == Stage.Score ? Scoring : Report,
        SubmissionId = submissionId,
        Metadata = job.Stage == Stage.Score ? new JobMetadata { AssessmentId = assessmentId } : new JobMetadata { EvaluationId = evaluationId },
        Schema = SchemaVersion,
        AssessmentId = assessmentId,
        Run = job.Run,
        Attempt = job.Attempt,
        EnqueuedAt = now,
    };

    public byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(this, JobJson.Default.JobMessage);

    /// <summary>Null when it is no JSON object with these types, or lacks a field that even the plain form has.</summary>
    public static JobMessage? Parse(ReadOnlyMemory<byte> body)
    {
        try
        {
            var message = JsonSerializer.Deserialize(body.Span, JobJson.Default.JobMessage);
            return string.IsNullOrEmpty(message?.SubmissionId) || string.IsNullOrEmpty(message.JobType) ? null : message;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Null for a type of job that is not known.</summary>
    public StageJob? ToJob() => JobType switch
    {
        Scoring => new StageJob(Stage.Score, Run, Attempt),
        Report => new StageJob(Stage.Report, Run, Attempt),
        _ => null,
    };
}

/// <summary>What the plain form says beside the submission.</summary>
internal sealed record JobMetadata
{
    [JsonPropertyName("assessment_id")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? AssessmentId { get; init; }

    [JsonPropertyName("evaluation_id")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? EvaluationId { get; init; }
}

[JsonSerializable(typeof(JobMessage))]
internal sealed partial class JobJson : JsonSerializerContext;
