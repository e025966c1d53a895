using System.Text.Json.Serialization;
using Assay.Reports;
using Assay.Submissions;

namespace Assay.Api.Admin.Reports;

/// <summary>The written report.</summary>
internal sealed record WrittenReport(
    string Id,
    [property: JsonPropertyName("submission_id")] string SubmissionId,
    [property: JsonPropertyName("evaluation_id")] string EvaluationId,
    [property: JsonPropertyName("candidate_email")] string CandidateEmail,
    [property: JsonPropertyName("executive_summary")] string ExecutiveSummary,
    [property: JsonPropertyName("detailed_analysis")] string DetailedAnalysis,
    IReadOnlyList<string> Recommendations,
    [property: JsonPropertyName("competency_breakdown")] IReadOnlyDictionary<string, CompetencyBreakdown> CompetencyBreakdown,
    IReadOnlyList<string> Strengths,
    [property: JsonPropertyName("areas_for_development")] IReadOnlyList<string> AreasForDevelopment,
    [property: JsonPropertyName("overall_score")] decimal OverallScore,
    [property: JsonPropertyName("percentage_score")] decimal PercentageScore,
    [property: JsonPropertyName("generated_at")] DateTimeOffset GeneratedAt,
    [property: JsonPropertyName("generation_method")] string GenerationMethod,
    [property: JsonPropertyName("generation_duration_seconds")] double GenerationDurationSeconds,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Model)
{
    public static WrittenReport Of(Report report, SubmissionDetail detail) => new(
        report.Id,
        detail.Session.SubmissionId,
        report.EvaluationId,
        detail.CandidateEmail,
        report.ExecutiveSummary,
        report.DetailedAnalysis,
        report.Recommendations,
        Breakdown(report),
        report.Strengths,
        report.AreasForDevelopment,
        Shown.Points(report.OverallScore),
        Shown.Percent(report.PercentageScore),
        report.GeneratedAt,
        report.GenerationMethod,
        report.GenerationSeconds,
        report.Model);

    private static Dictionary<string, CompetencyBreakdown> Breakdown(Report report)
    {
        var breakdown = new Dictionary<string, CompetencyBreakdown>();
        foreach (var skill in report.Competencies)
        {
            // A skill without a Latin letter or digit has an empty slug; its name tells it apart.
            var key = skill.Slug.Length > 0 ? skill.Slug : skill.Name;
            breakdown[key] = new CompetencyBreakdown(
                skill.Name,
                Shown.Percent(skill.Percentage),
                skill.Category,
                Shown.Points(skill.Points),
                Shown.Points(skill.MaxPoints));
        }

        return breakdown;
    }
}

/// <summary>One skill of the written report.</summary>
internal sealed record CompetencyBreakdown(
    string Name,
    decimal Score,
    string Category,
    decimal Points,
    [property: JsonPropertyName("max_points")] decimal MaxPoints);

/// <summary>The reply around it.</summary>
internal sealed record WrittenReportReply(
    bool Success,
    WrittenReport Report,
    [property: JsonPropertyName("submission_status")] SubmissionStatus SubmissionStatus);
