using System.Text.Json.Serialization;

namespace Assay.Api.Utils;

/// <summary>Whether a language model answers.</summary>
internal sealed record ModelHealth(
    string Status,
    bool Available,
    bool Healthy,
    [property: JsonPropertyName("models_available")] int ModelsAvailable,
    [property: JsonPropertyName("total_models")] int TotalModels,
    [property: JsonPropertyName("response_time_ms")] int ResponseTimeMs,
    string Message,
    string Service,
    string? Model,
    [property: JsonPropertyName("last_check")] DateTimeOffset LastCheck)
{
    public static ModelHealth NotConfigured(DateTimeOffset now) => new(
        "unavailable",
        false,
        false,
        0,
        0,
        0,
        "No language model is configured. Answers are graded by the embedded graders; what they cannot judge goes to human review.",
        "embedded",
        null,
        now);
}
