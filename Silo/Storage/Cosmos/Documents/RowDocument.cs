using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Assay.Catalog;
using Assay.Storage;

namespace Assay.Silo.Storage.Cosmos;

/// <summary>
/// A row as a document: the official provider's shape, and our columns beside it under <c>Assay</c>, which that provider passes
/// over. What is null is left out, so that a property that is there is a value to sort and count by.
/// </summary>
internal static class RowDocument
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <param name="row">The row.</param>
    /// <param name="id">Its document's id.</param>
    /// <param name="createdAt">When the row came to be, as <see cref="DocumentTime"/>.</param>
    /// <returns>Memory of its own: a call that was given up may still be sending it.</returns>
    public static ReadOnlyMemory<byte> Write(RowWrite row, string id, string createdAt)
    {
        var buffer = new ArrayBufferWriter<byte>(row.Payload.Length + 2048);
        using var json = new Utf8JsonWriter(buffer, Options);
        json.WriteStartObject();
        json.WriteString("id", id);
        json.WriteString("GrainType", row.RowKey.StateName);
        json.WritePropertyName("State");
        json.WriteRawValue(row.Payload, skipInputValidation: true);
        json.WriteString("PartitionKey", row.RowKey.Key);
        json.WriteStartObject("Assay");
        json.WriteString("mark", ETags.Format(row.Mark));
        json.WriteNumber("schema", row.SchemaVersion);
        json.WriteString("createdAt", createdAt);
        json.WriteString("updatedAt", DocumentTime.Of(row.Now));
        if (row.Listed is { } listed)
            WriteColumns(json, listed.Item, listed.Alarm);
        json.WriteEndObject();
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenMemory;
    }

    private static void WriteColumns(Utf8JsonWriter json, SubmissionListItem item, Alarm alarm)
    {
        json.WriteNumber("phase", Phase.Of(item));
        WriteTime(json, "completedAt", item.CompletedAt);
        if (MicroPercent.From(item.OverallScore) is { } score)
            json.WriteNumber("score", score);
        json.WriteNumber("run", item.RunSequence);
        json.WriteNumber("attempts", item.Attempts);
        WriteTime(json, "nextRetryAt", item.NextRetryAt);
        if (alarm.WakeAt is not null)
        {
            WriteTime(json, "wakeAt", alarm.WakeAt);
            json.WriteNumber("wakeKind", (int)alarm.Kind);
        }

        WriteText(json, "owner", alarm.Owner);
        json.WriteString("assessmentId", item.AssessmentId);
        json.WriteString("source", item.Source);
        json.WriteString("emailKey", EmailKey.Of(item.CandidateEmail));
        json.WriteString("candidateEmail", item.CandidateEmail);
        json.WriteString("candidateName", item.CandidateName);
        json.WriteString("initiatedBy", item.InitiatedBy);
        WriteText(json, "lastError", item.LastError);
        if (item.ReviewCount is { } waiting)
            WriteReview(json, item, waiting);
    }

    private static void WriteReview(Utf8JsonWriter json, SubmissionListItem item, int waiting)
    {
        json.WriteNumber("reviewCount", waiting);
        WriteTime(json, "reviewSince", item.ReviewSince);
        json.WriteStartArray("reviewReasons");
        foreach (var reason in item.ReviewReasons?.Split(',') ?? [])
            json.WriteStringValue(reason);
        json.WriteEndArray();
        if (MicroPercent.From(item.HighestScore) is { } highest)
            json.WriteNumber("reviewHighest", highest);
    }

    private static void WriteTime(Utf8JsonWriter json, string name, DateTimeOffset? time)
    {
        if (time is { } at)
            json.WriteString(name, DocumentTime.Of(at));
    }

    private static void WriteText(Utf8JsonWriter json, string name, string? text)
    {
        if (text is not null)
            json.WriteString(name, text);
    }
}
