using System.Text.Json.Serialization;
using Assay.Scoring;

namespace Assay.Api.Admin.Submissions;

/// <summary>How a model came to a question's score.</summary>
internal sealed record ModelTraceView(
    string Model,
    [property: JsonPropertyName("prompt_hash")] string PromptHash,
    IReadOnlyList<ModelSampleView> Samples)
{
    public static ModelTraceView Of(ModelTrace trace) => new(trace.Model, trace.PromptHash, [.. trace.Samples.Select(ModelSampleView.Of)]);
}

/// <summary>One reply of a model; <c>void</c> says why it counts for nothing.</summary>
internal sealed record ModelSampleView(
    int Number,
    IReadOnlyDictionary<string, decimal> Criteria,
    IReadOnlyList<string> Quotes,
    string? Void,
    [property: JsonPropertyName("input_tokens")] int InputTokens,
    [property: JsonPropertyName("output_tokens")] int OutputTokens,
    [property: JsonPropertyName("cost_usd")] decimal CostUsd,
    [property: JsonPropertyName("latency_seconds")] double LatencySeconds)
{
    public static ModelSampleView Of(ModelSample sample) => new(
        sample.Number,
        QuestionScoreView.CriteriaOf(sample.Criteria),
        sample.Quotes,
        sample.Void,
        sample.InputTokens,
        sample.OutputTokens,
        Shown.Points(sample.CostUsd),
        sample.Latency.TotalSeconds);
}
