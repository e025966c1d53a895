using System.Text.Encodings.Web;
using System.Text.Json;

namespace Assay.Silo.Storage;

/// <summary>One reused JSON writer a thread.</summary>
internal static class StateWriter
{
    // Rows are never put into HTML as they are, so only what JSON itself demands is escaped.
    private static readonly JsonWriterOptions Options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };

    [ThreadStatic]
    private static Utf8JsonWriter? _writer;

    public static Utf8JsonWriter Rent(PayloadBuffer buffer)
    {
        if (_writer is { } writer)
            writer.Reset(buffer);
        else
            _writer = new Utf8JsonWriter(buffer, Options);
        return _writer;
    }

    /// <summary>After a failure the writer's state is unknown.</summary>
    public static void Forget() => _writer = null;
}
