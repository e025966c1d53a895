using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using Assay.Api.Security;
using Assay.Errors;

namespace Assay.Api.Admin.Requests;

/// <summary>Reads an admin's request body: one JSON object, of at most the size that the call accepts.</summary>
internal static class RequestBody
{
    /// <summary>Says in the API's description that the call takes a JSON object; whatever the content type claims, the body is read as one.</summary>
    public static RouteHandlerBuilder TakesJson(this RouteHandlerBuilder route) => route.Accepts<JsonObject>("application/json", "*/*");

    public static async Task<JsonElement> ReadAsync(HttpRequest request) => Parse(await BodyReader.ReadAsync(request.HttpContext));

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
}
