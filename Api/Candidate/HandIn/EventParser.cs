using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Assay.Api.Json;
using Assay.Submissions;

namespace Assay.Api.Candidate.HandIn;

/// <summary>Reads the proctoring events, one by one: a bad one is noted and left out.</summary>
internal static class EventParser
{
    private const int LongestType = 100;
    private const int DeepestDetails = 16;

    // As for code runs: many tiny events would slip under the byte budget.
    private const int MostEvents = 5_000;

    // Kept as text in a string of its own: nothing here ever becomes part of a page.
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static List<ProctoringEvent> ParseAll(ref Utf8JsonReader reader, Notes notes)
    {
        if (!Fields.IsArray(ref reader))
        {
            notes.Add("proctoringEvents: not a list");
            return [];
        }

        var events = new Queue<ProctoringEvent>();
        var cut = 0;
        for (var index = 0; JsonObjects.NextItem(ref reader); index++)
        {
            if (Parse(ref reader, index, notes) is { } found)
                events.Enqueue(found);
            if (events.Count > MostEvents)
            {
                events.Dequeue();
                cut++;
            }
        }

        if (cut > 0)
            notes.Add($"proctoringEvents: {cut} oldest cut, too many");
        return [.. events];
    }

    private static ProctoringEvent? Parse(ref Utf8JsonReader reader, int index, Notes notes)
    {
        if (!Fields.IsObject(ref reader))
        {
            notes.Add("event", index, "not an object");
            return null;
        }

        string? timestamp = null;
        string? type = null;
        string? details = null;
        while (JsonObjects.NextField(ref reader, out var name))
        {
            switch (name)
            {
                case "timestamp":
                    timestamp = Fields.Short(ref reader, Fields.LongestTimestamp);
                    break;
                case "eventType" or "event_type":
                    type = Fields.Short(ref reader, LongestType);
                    break;
                case "details":
                    details = Details(ref reader, index, notes);
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }

        if (type is not null)
            return new ProctoringEvent(timestamp, type, details);
        notes.Add("event", index, "eventType is missing");
        return null;
    }

    // Written anew value by value, so that what is kept is sound: no NUL, no half characters, no bottomless nesting.
    private static string? Details(ref Utf8JsonReader reader, int index, Notes notes)
    {
        if (reader.TokenType == JsonTokenType.Null)
            return null;

        var copy = reader;
        reader.Skip();
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, Plain))
        {
            if (!JsonCopy.TryCopy(ref copy, writer, DeepestDetails))
            {
                notes.Add("event", index, "details are nested too deeply");
                return null;
            }
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }
}
