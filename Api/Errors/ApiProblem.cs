using System.Text.Json.Serialization;

namespace Assay.Api.Errors;

/// <summary>An RFC 9457 problem document with the fields that older clients read.</summary>
/// <param name="Title">The status in words.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="Detail">One sentence for a person.</param>
/// <param name="Error">The stable code.</param>
/// <param name="Errors">What is wrong with which field, for 422.</param>
internal sealed record ApiProblem(
    string Title,
    int Status,
    string Detail,
    string Error,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyDictionary<string, string[]>? Errors)
{
    /// <summary>The codes are documented in one place, not by address.</summary>
    [JsonPropertyOrder(-1)]
    public string Type { get; } = "about:blank";

    /// <summary>The same sentence under the name that some clients print.</summary>
    public string Message => Detail;
}
