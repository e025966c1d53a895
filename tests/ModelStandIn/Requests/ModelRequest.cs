using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Assay.Tests.ModelStandIn.Requests;

/// <summary>One request for a completion, as it came.</summary>
public sealed record ModelRequest
{
    public required DateTimeOffset At { get; init; }

    /// <summary>With the query.</summary>
    public required string Path { get; init; }

    /// <summary>The name in the path of Azure's form, or null.</summary>
    public string? Deployment { get; init; }

    /// <summary>The whole body.</summary>
    public required JsonObject Body { get; init; }

    /// <summary>Names are compared without regard to case. The key is not among them.</summary>
    public required IReadOnlyDictionary<string, string> Headers { get; init; }

    /// <summary>The header that held the key: <c>api-key</c> or <c>Authorization</c>.</summary>
    public required string KeyHeader { get; init; }

    public string? Model => Text(Body["model"]);

    public bool Streams => Body["stream"] is JsonValue value && value.GetValueKind() == JsonValueKind.True;

    public string System => MessagesOf("system", "developer");

    public string User => MessagesOf("user");

    /// <summary>The schema that the reply must follow, or null.</summary>
    public JsonObject? Schema => Body["response_format"]?["json_schema"]?["schema"] as JsonObject;

    public string? SchemaName => Text(Body["response_format"]?["json_schema"]?["name"]);

    /// <summary>The same for requests with the same messages; lower-case hexadecimal.</summary>
    public string PromptHash => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(System + "\0" + User)));

    private static string? Text(JsonNode? node) => node is JsonValue value && value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : null;

    private static string ContentOf(JsonNode? content) => content is JsonArray parts
        ? string.Concat(parts.Select(part => Text(part?["text"])))
        : Text(content) ?? "";

    private string MessagesOf(params string[] roles) => string.Join('\n', (Body["messages"] as JsonArray ?? [])
        .Where(message => roles.Contains(Text(message?["role"]), StringComparer.Ordinal))
        .Select(message => ContentOf(message!["content"])));
}
