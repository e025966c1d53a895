using System.Buffers;
using System.Text.Json;
using System.Text.Unicode;
using Assay.Errors;

namespace Assay.Api.Admin.Requests;

/// <summary>Reads an admin's request body: one JSON object, at most 1 MB.</summary>
internal static class RequestBody
{
    public const int MaxBytes = 1024 * 1024;

    public static async Task<JsonElement> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.ContentLength > MaxBytes)
            throw TooLarge();

        var body = new ArrayBufferWriter<byte>();
        int read;
        while ((read = await request.Body.ReadAsync(body.GetMemory(16 * 1024), cancellationToken)) > 0)
        {
            body.Advance(read);
            if (body.WrittenCount > MaxBytes)
                throw TooLarge();
        }

        return Parse(body.WrittenMemory);
    }

    public static JsonElement Parse(ReadOnlyMemory<byte> utf8)
    {
        // The reader leaves the bytes inside strings unchecked until they are read one by one.
        if (!Utf8.IsValid(utf8.Span))
            throw NotJson("is not valid UTF-8");
        try
        {
            using var document = JsonDocument.Parse(utf8, new JsonDocumentOptions { MaxDepth = 32 });
            if (document.RootElement.ValueKind != JsonValueKind.Object)
                throw NotJson("is not a JSON object");
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            throw NotJson("is not JSON, or is nested too deeply");
        }
    }

    private static AssayException NotJson(string what) =>
        new(ErrorKind.Invalid, "invalid_json", $"The request body {what}.");

    private static AssayException TooLarge() =>
        new(ErrorKind.TooLarge, "body_too_large", "The request body is larger than 1 MB.");
}
