using System.Globalization;
using System.Text.Json;
using Assay.Errors;

namespace Assay.Api.Admin.Requests;

/// <summary>
/// The fields of one JSON object, found under camelCase and snake_case names alike. A null counts as absent. What is wrong
/// is noted under the field's path, and the reading goes on.
/// </summary>
internal sealed class RequestFields
{
    private readonly Dictionary<string, JsonElement> _fields = [];
    private static readonly TextRule IdRule = new(1, 64);

    private readonly string _path;

    public RequestFields(JsonElement json, FieldErrors errors, string path = "")
    {
        Errors = errors;
        _path = path;
        foreach (var property in json.EnumerateObject())
        {
            if (property.Value.ValueKind != JsonValueKind.Null)
                _fields[Normal(NameOf(property))] = property.Value;
        }
    }

    public FieldErrors Errors { get; }

    public string PathOf(string name) => _path.Length == 0 ? name : $"{_path}.{name}";

    public void Complain(string name, string message) => Errors.Add(PathOf(name), message);

    public JsonElement? Find(string name, params ReadOnlySpan<string> aliases)
    {
        if (_fields.TryGetValue(Normal(name), out var found))
            return found;
        foreach (var alias in aliases)
        {
            if (_fields.TryGetValue(Normal(alias), out found))
                return found;
        }

        return null;
    }

    public string? Text(string name, TextRule rule, params ReadOnlySpan<string> aliases)
    {
        if (Find(name, aliases) is not { } value)
            return Missing(name, rule.Required);
        if (StringOf(value) is not { } text)
        {
            Complain(name, "must be a text of valid Unicode");
            return null;
        }

        if (string.IsNullOrWhiteSpace(text) && rule.Min > 0)
            return Missing(name, rule.Required);
        if (!rule.Multiline)
            text = text.Trim();
        if (rule.Complaint(text) is not { } complaint)
            return text;
        Complain(name, complaint);
        return null;
    }

    /// <summary>An id: a text, or a whole number, which some clients count with.</summary>
    public string? Id(string name, bool required = false) =>
        Find(name) is { } value && WholeNumberOf(value) is { } number ? number : Text(name, IdRule with { Required = required });

    public int? Integer(string name, int min, int max, params ReadOnlySpan<string> aliases)
    {
        if (Find(name, aliases) is not { } value)
            return null;
        // 60.0 is how some clients write 60.
        if (value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out var number)
            && number == decimal.Truncate(number) && number >= min && number <= max)
            return (int)number;
        Complain(name, $"must be a whole number from {min} to {max}");
        return null;
    }

    public decimal? Number(string name, decimal min, decimal max)
    {
        if (Find(name) is { ValueKind: JsonValueKind.Number } value && value.TryGetDecimal(out var number) && number >= min && number <= max)
            return number;
        Complain(name, $"must be a number from {min} to {max}");
        return null;
    }

    public bool Flag(string name)
    {
        if (Find(name) is not { } value)
            return false;
        if (value.ValueKind is JsonValueKind.True or JsonValueKind.False)
            return value.GetBoolean();
        Complain(name, "must be true or false");
        return false;
    }

    /// <summary>The elements of an array of at most <paramref name="max"/>; empty, with a complaint, when it is anything else.</summary>
    public JsonElement[] Items(string name, int min, int max, params ReadOnlySpan<string> aliases)
    {
        if (Find(name, aliases) is not { } value)
        {
            if (min > 0)
                Complain(name, "is required");
            return [];
        }

        if (value.ValueKind == JsonValueKind.Array && value.GetArrayLength() is var count && count >= min && count <= max)
            return [.. value.EnumerateArray()];
        Complain(name, $"must be an array of {min} to {max} items");
        return [];
    }

    /// <summary>A JSON string's text, or null when it is no string or no valid Unicode (an escaped lone surrogate).</summary>
    public static string? StringOf(JsonElement value)
    {
        try
        {
            return value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>A whole number as a text, or null when the value is anything else.</summary>
    public static string? WholeNumberOf(JsonElement value) =>
        value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number) ? number.ToString(CultureInfo.InvariantCulture) : null;

    private string? Missing(string name, bool required)
    {
        if (required)
            Complain(name, "is required");
        return null;
    }

    private static string Normal(string name) => name.Replace("_", "", StringComparison.Ordinal).ToLowerInvariant();

    private static string NameOf(JsonProperty property)
    {
        try
        {
            return property.Name;
        }
        catch (InvalidOperationException)
        {
            throw new AssayException(ErrorKind.Invalid, "invalid_json", "A field's name is not valid Unicode.");
        }
    }
}
