using System.Text.Json;
using Assay.Errors;

namespace Assay.Api.Json;

/// <summary>
/// The plain fields of a small JSON object, read without regard to content type and whatever their types are: for sign-in
/// and start, whose clients differ in spelling.
/// </summary>
internal sealed class LenientBody
{
    private readonly Dictionary<string, string?> _fields = new(StringComparer.Ordinal);

    /// <summary>Reads an object; anything that is not one is refused with <c>invalid_json</c>. No body at all is an empty object.</summary>
    public static LenientBody Parse(ReadOnlyMemory<byte> utf8)
    {
        var body = new LenientBody();
        if (utf8.IsEmpty)
            return body;

        try
        {
            var reader = JsonObjects.Begin(utf8.Span);
            while (JsonObjects.NextField(ref reader, out var name))
            {
                body._fields[name] = LenientText.Scalar(ref reader, out _);
                reader.Skip();
            }

            JsonObjects.End(ref reader);
            return body;
        }
        catch (JsonException)
        {
            throw NotJson();
        }
    }

    /// <summary>The first of these names that has a value.</summary>
    public string? Text(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (_fields.GetValueOrDefault(name) is { } text)
                return text;
        }

        return null;
    }

    public static AssayException NotJson() =>
        new(ErrorKind.Invalid, "invalid_json", "The body must be a JSON object in UTF-8.");
}
