using System.Text.Json;
using Assay.Catalog;

namespace Assay.Silo.Storage.Cosmos;

/// <summary>A list item from a row's columns; the state is not read.</summary>
internal static class CosmosListRow
{
    public const string Columns = "c.PartitionKey, c.Assay";

    public static SubmissionListItem Read(JsonElement row)
    {
        var columns = row.GetProperty("Assay");
        var phase = columns.GetProperty("phase").GetInt32();
        return new SubmissionListItem
        {
            SubmissionId = row.GetProperty("PartitionKey").GetString()!,
            Status = Phase.Status(phase),
            ScoringStatus = Phase.Scoring(phase),
            ReportStatus = Phase.Report(phase),
            Provisional = Phase.Provisional(phase),
            CreatedAt = Time("createdAt")!.Value,
            CompletedAt = Time("completedAt"),
            OverallScore = columns.TryGetProperty("score", out var score) ? MicroPercent.ToPercent((long)score.GetDouble()) : null,
            RunSequence = columns.GetProperty("run").GetInt32(),
            Attempts = columns.GetProperty("attempts").GetInt32(),
            NextRetryAt = Time("nextRetryAt"),
            WakeAt = Time("wakeAt"),
            AssessmentId = Text("assessmentId")!,
            Source = Text("source")!,
            CandidateEmail = Text("candidateEmail")!,
            CandidateName = Text("candidateName")!,
            InitiatedBy = Text("initiatedBy")!,
            LastError = Text("lastError"),
            ReviewCount = columns.TryGetProperty("reviewCount", out var count) ? count.GetInt32() : null,
            ReviewSince = Time("reviewSince"),
            ReviewReasons = columns.TryGetProperty("reviewReasons", out var reasons)
                ? string.Join(',', reasons.EnumerateArray().Select(reason => reason.GetString()))
                : null,
            HighestScore = columns.TryGetProperty("reviewHighest", out var highest) ? MicroPercent.ToPercent((long)highest.GetDouble()) : null,
        };

        string? Text(string name) => columns.TryGetProperty(name, out var value) ? value.GetString() : null;

        DateTimeOffset? Time(string name) => Text(name) is { } text ? DocumentTime.Read(text) : null;
    }
}
