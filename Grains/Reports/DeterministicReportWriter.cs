using System.Globalization;
using Assay.Scoring;
using Microsoft.Extensions.DependencyInjection;

namespace Assay.Reports;

/// <summary>Writes a report from the stored figures and sentences alone, the same for the same evaluation, times apart.</summary>
internal sealed class DeterministicReportWriter([FromKeyedServices(AssayClock.Key)] TimeProvider clock) : IReportWriter
{
    private const string Method = "deterministic-v1";

    public Task<Report> WriteAsync(ReportRequest request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var started = clock.GetTimestamp();
        var evaluation = request.Evaluation;
        var questions = AssessedQuestion.Of(request);
        var skills = SkillGroup.BySkill(questions);
        var findings = new Findings(skills);
        return Task.FromResult(new Report
        {
            Id = string.Create(CultureInfo.InvariantCulture, $"report_{EvaluationIds.Bare(request.SubmissionId)}.{evaluation.RunSequence}.{evaluation.Revision}"),
            EvaluationId = evaluation.Id,
            ExecutiveSummary = ExecutiveSummary.Of(request, questions, skills),
            DetailedAnalysis = DetailedAnalysis.Of(questions),
            Recommendations = Recommendations.Of(evaluation, questions, findings),
            Competencies = [.. skills.Select(skill => skill.ToScore())],
            SubSkills = [.. SkillGroup.ByTag(questions).Select(tag => tag.ToScore())],
            Strengths = findings.Strengths(),
            AreasForDevelopment = findings.Areas(),
            OverallScore = evaluation.TotalPoints,
            PercentageScore = evaluation.Percentage,
            GeneratedAt = clock.GetUtcNow(),
            GenerationMethod = Method,
            GenerationSeconds = clock.GetElapsedTime(started).TotalSeconds,
        });
    }
}
