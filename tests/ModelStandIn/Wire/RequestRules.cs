using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Assay.Tests.ModelStandIn.Requests;

namespace Assay.Tests.ModelStandIn.Wire;

/// <summary>What the real services refuse before a model sees it.</summary>
internal static partial class RequestRules
{
    private static readonly HashSet<string> Known = new(
        [
            "model", "messages", "stream", "stream_options", "temperature", "top_p", "n", "stop", "max_tokens", "max_completion_tokens", "presence_penalty",
            "frequency_penalty", "logit_bias", "user", "response_format", "seed", "tools", "tool_choice", "parallel_tool_calls", "store", "metadata",
            "reasoning_effort", "modalities", "service_tier", "logprobs", "top_logprobs", "prompt_cache_key", "safety_identifier", "verbosity",
        ],
        StringComparer.Ordinal);

    /// <returns>Why it is refused, or null.</returns>
    public static WireError? Check(ModelRequest request, IReadOnlyCollection<string> models)
    {
        if (request.Body.FirstOrDefault(pair => !Known.Contains(pair.Key)).Key is { } unknown)
            return WireError.Bad($"Unrecognized request argument supplied: {unknown}", param: unknown);
        var name = request.Deployment ?? request.Model;
        if (name is null)
            return WireError.Bad("you must provide a model parameter");
        if (!models.Contains(name))
        {
            return request.Deployment is null
                ? new WireError(404, "invalid_request_error", "model_not_found", $"The model `{name}` does not exist or you do not have access to it.")
                : new WireError(404, "invalid_request_error", "DeploymentNotFound", "The API deployment for this resource does not exist.");
        }

        return CheckMessages(request.Body["messages"] as JsonArray) ?? CheckLimits(request.Body, TakesNoTemperature().IsMatch(name)) ?? CheckFormat(request.Body["response_format"]);
    }

    private static WireError? CheckMessages(JsonArray? messages)
    {
        if (messages is null or [])
            return WireError.Bad("[] is too short - 'messages'", param: "messages");
        return messages.All(message => message?["role"] is JsonValue && message["content"] is JsonValue or JsonArray)
            ? null
            : WireError.Bad("Missing required parameter in 'messages'.", param: "messages");
    }

    private static WireError? CheckLimits(JsonObject body, bool takesNoTemperature)
    {
        if (body["n"] is JsonValue n && n.GetValue<int>() != 1)
            return WireError.Bad("Only one choice is served here.", param: "n");
        if (body.ContainsKey("max_tokens") && body.ContainsKey("max_completion_tokens"))
            return WireError.Bad("Setting 'max_tokens' and 'max_completion_tokens' at the same time is not supported.", "invalid_parameter_combination");
        if (takesNoTemperature && body.ContainsKey("max_tokens"))
            return WireError.Bad("Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.", "unsupported_parameter", "max_tokens");
        if (body["temperature"] is not JsonValue temperature)
            return null;
        var value = temperature.GetValue<double>();
        if (takesNoTemperature && value != 1)
            return WireError.Bad("Unsupported value: 'temperature' does not support this value with this model. Only the default (1) value is supported.", "unsupported_value", "temperature");
        return value is >= 0 and <= 2 ? null : WireError.Bad("Invalid 'temperature': must be from 0 to 2.", "decimal_out_of_range", "temperature");
    }

    private static WireError? CheckFormat(JsonNode? format)
    {
        if (format?["type"]?.GetValue<string>() != "json_schema")
            return null;
        var schema = format["json_schema"];
        if (schema?["name"]?.GetValue<string>() is not { } name || !SchemaName().IsMatch(name))
            return WireError.Bad("Invalid 'response_format.json_schema.name'.", param: "response_format.json_schema.name");
        if (schema["strict"] is not JsonValue strict || strict.GetValueKind() != JsonValueKind.True)
            return null;
        return StrictSchema.Fault(schema["schema"]) is { } fault
            ? WireError.Bad($"Invalid schema for response_format '{name}': {fault}", "invalid_json_schema", "response_format")
            : null;
    }

    [GeneratedRegex("^[a-zA-Z0-9_-]{1,64}$")]
    private static partial Regex SchemaName();

    [GeneratedRegex("^(gpt-5|o[1-9])")]
    private static partial Regex TakesNoTemperature();
}
