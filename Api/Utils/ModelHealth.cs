using System.Text.Json.Serialization;
using Assay.Scoring;

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
    public static ModelHealth Of(ModelStatus status) => new(
        Word(status.State),
        status.State != ModelState.Unavailable,
        status.State == ModelState.Healthy,
        status.ModelsAvailable,
        status.TotalModels,
        (int)Math.Ceiling(status.ResponseTime.TotalMilliseconds),
        status.Message,
        status.Service,
        status.Model,
        status.CheckedAt);

    public static ModelHealth Unknown(DateTimeOffset now) =>
        new(Word(ModelState.Unavailable), false, false, 0, 0, 0, "No silo of the cluster answers, so nothing is known of a model.", "unknown", null, now);

    private static string Word(ModelState state) => state switch
    {
        ModelState.Healthy => "healthy",
        ModelState.Degraded => "degraded",
        _ => "unavailable",
    };
}
