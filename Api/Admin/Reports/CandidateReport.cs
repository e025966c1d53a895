using Assay.Api.Json;
using Assay.Reports;
using Assay.Submissions;

namespace Assay.Api.Admin.Reports;

/// <summary>The report as the admin client shows it. It draws every field: a missing text is empty, a missing score 0 (see <paramref name="Scored"/>).</summary>
/// <param name="AssessmentName">The assessment's title.</param>
/// <param name="CandidateName">The name, or empty.</param>
/// <param name="TestDate">The first start, else the creation.</param>
/// <param name="Email">The candidate's e-mail.</param>
/// <param name="TestTakerId">The candidate's id.</param>
/// <param name="OverallScore">The percentage.</param>
/// <param name="DetailedStatus">The status in words.</param>
/// <param name="TestFinishTime">The hand-in, or empty.</param>
/// <param name="Strengths">Strengths with their evidence.</param>
/// <param name="AreasOfDevelopment">Areas with their evidence.</param>
/// <param name="CompetencyAnalysis">One entry per skill.</param>
/// <param name="SubSkillAnalysis">One entry per finer label.</param>
/// <param name="LifecycleEvents">What happened, oldest first.</param>
/// <param name="Scored">True when there is an evaluation behind the score.</param>
/// <param name="Provisional">True while answers wait for a human; the score lies in the range.</param>
/// <param name="ScoreRange">The lowest and the highest possible percentage.</param>
/// <param name="ScoringStatus">Where scoring stands.</param>
/// <param name="ReportStatus">Where the report stands.</param>
internal sealed record CandidateReport(
    string AssessmentName,
    string CandidateName,
    string TestDate,
    string Email,
    string TestTakerId,
    decimal OverallScore,
    string DetailedStatus,
    string TestFinishTime,
    IReadOnlyList<string> Strengths,
    IReadOnlyList<string> AreasOfDevelopment,
    IReadOnlyList<Competency> CompetencyAnalysis,
    IReadOnlyList<SubSkill> SubSkillAnalysis,
    IReadOnlyList<LifecycleEvent> LifecycleEvents,
    bool Scored,
    bool Provisional,
    ScoreRange ScoreRange,
    StageStatus ScoringStatus,
    StageStatus ReportStatus)
{
    public static CandidateReport Of(SubmissionDetail detail)
    {
        var session = detail.Session;
        var evaluation = detail.Evaluation;
        var report = detail.Report ?? new Report();
        return new CandidateReport(
            session.AssessmentTitle,
            detail.CandidateName,
            UtcTimeConverter.Format(session.StartedAt ?? detail.CreatedAt),
            detail.CandidateEmail,
            session.CandidateId,
            Shown.Percent(evaluation?.Percentage ?? 0),
            StatusInWords.Of(session.Status),
            session.CompletedAt is { } completed ? UtcTimeConverter.Format(completed) : "",
            report.Strengths,
            report.AreasForDevelopment,
            [.. report.Competencies.Select(c => new Competency(c.Name, Shown.Percent(c.Percentage), c.Category))],
            [.. report.SubSkills.Select(s => new SubSkill(s.Name, Shown.Percent(s.Percentage), s.Category))],
            [.. detail.Timeline.Select(t => new LifecycleEvent(EventInWords.Of(t.Event), UtcTimeConverter.Format(t.At)))],
            evaluation is not null,
            evaluation?.Provisional ?? false,
            new ScoreRange(Shown.Percent(evaluation?.LowestPercentage ?? 0), Shown.Percent(evaluation?.HighestPercentage ?? 0)),
            session.ScoringStatus,
            detail.ReportStatus);
    }
}

/// <summary>The reply around it.</summary>
internal sealed record ReportReply(bool Success, CandidateReport Report);

/// <summary>A skill's percentage.</summary>
internal sealed record Competency(string Name, decimal Score, string Category);

/// <summary>A finer label's percentage.</summary>
internal sealed record SubSkill(string SkillName, decimal Score, string Category);

/// <summary>Something that happened, in words.</summary>
internal sealed record LifecycleEvent(string Event, string Timestamp);

/// <summary>Between which percentages the final score will lie.</summary>
internal sealed record ScoreRange(decimal Lowest, decimal Highest);
