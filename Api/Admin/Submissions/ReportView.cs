using System.Text.Json.Serialization;
using Assay.Api.Scoring;
using Assay.Reports;

namespace Assay.Api.Admin.Submissions;

/// <summary>A stored report inside a submission.</summary>
internal sealed record ReportView(
    string Id,
    [property: JsonPropertyName("evaluation_id")] string EvaluationId,
    [property: JsonPropertyName("executive_summary")] string ExecutiveSummary,
    [property: JsonPropertyName("detailed_analysis")] string DetailedAnalysis,
    IReadOnlyList<string> Recommendations,
    IReadOnlyList<SkillView> Competencies,
    [property: JsonPropertyName("sub_skills")] IReadOnlyList<SkillView> SubSkills,
    IReadOnlyList<string> Strengths,
    [property: JsonPropertyName("areas_for_development")] IReadOnlyList<string> AreasForDevelopment,
    [property: JsonPropertyName("overall_score")] decimal OverallScore,
    [property: JsonPropertyName("percentage_score")] decimal PercentageScore,
    [property: JsonPropertyName("generated_at")] DateTimeOffset GeneratedAt,
    [property: JsonPropertyName("generation_method")] string GenerationMethod,
    [property: JsonPropertyName("generation_duration_seconds")] double GenerationDurationSeconds,
    string? Model,
    [property: JsonPropertyName("prompt_hash")] string? PromptHash,
    [property: JsonPropertyName("cost_breakdown")] CostView? CostBreakdown)
{
    public static ReportView Of(Report report) => new(
        report.Id,
        report.EvaluationId,
        report.ExecutiveSummary,
        report.DetailedAnalysis,
        report.Recommendations,
        [.. report.Competencies.Select(SkillView.Of)],
        [.. report.SubSkills.Select(SkillView.Of)],
        report.Strengths,
        report.AreasForDevelopment,
        Shown.Points(report.OverallScore),
        Shown.Percent(report.PercentageScore),
        report.GeneratedAt,
        report.GenerationMethod,
        report.GenerationSeconds,
        report.Model,
        report.PromptHash,
        report.Cost is { } cost ? CostView.Of(cost) : null);
}

/// <summary>The score of one skill.</summary>
internal sealed record SkillView(
    string Slug,
    string Name,
    decimal Points,
    [property: JsonPropertyName("max_points")] decimal MaxPoints,
    decimal Percentage,
    string Category,
    bool Provisional)
{
    public static SkillView Of(SkillScore skill) => new(
        skill.Slug,
        skill.Name,
        Shown.Points(skill.Points),
        Shown.Points(skill.MaxPoints),
        Shown.Percent(skill.Percentage),
        skill.Category,
        skill.Provisional);
}
