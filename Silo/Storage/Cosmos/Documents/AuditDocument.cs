using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Assay.Audit;

namespace Assay.Silo.Storage.Cosmos;

/// <summary>
/// Audit entries as documents. Their ids begin with the time of the write, which orders the entries of one moment, and go on with
/// the write's mark, by which a repeated write finds its own.
/// </summary>
internal static class AuditDocument
{
    public const string GrainType = "audit";

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <param name="entries">The entries of one write.</param>
    /// <param name="partitionKey">Where they go: all to one place, with what they are about.</param>
    /// <param name="mark">The write's mark.</param>
    /// <param name="writtenAt">UTC ticks.</param>
    public static ImmutableArray<(string Id, ReadOnlyMemory<byte> Json)> Write(
        ImmutableArray<AuditEntry> entries, string partitionKey, long mark, long writtenAt) =>
        [.. entries.Select((entry, n) =>
        {
            var id = string.Create(CultureInfo.InvariantCulture, $"audit_{writtenAt:x16}{mark:x16}{n:x4}");
            return (id, Write(entry, id, partitionKey));
        })];

    public static (string Id, AuditEntry Entry) Read(JsonElement row)
    {
        var columns = row.GetProperty("Audit");
        return (row.GetProperty("id").GetString()!, new AuditEntry(
            DocumentTime.Read(columns.GetProperty("at").GetString()!),
            columns.GetProperty("actor").GetString()!,
            columns.GetProperty("action").GetString()!,
            columns.GetProperty("subject").GetString()!,
            columns.TryGetProperty("details", out var details) ? details.GetString() : null));
    }

    private static ReadOnlyMemory<byte> Write(AuditEntry entry, string id, string partitionKey)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using var json = new Utf8JsonWriter(buffer, Options);
        json.WriteStartObject();
        json.WriteString("id", id);
        json.WriteString("GrainType", GrainType);
        json.WriteString("PartitionKey", partitionKey);
        json.WriteStartObject("Audit");
        json.WriteString("at", DocumentTime.Of(entry.At));
        json.WriteString("actor", entry.Actor);
        json.WriteString("action", entry.Action);
        json.WriteString("subject", entry.Subject);
        if (entry.Details is { } details)
            json.WriteString("details", details);
        json.WriteEndObject();
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenMemory;
    }
}
