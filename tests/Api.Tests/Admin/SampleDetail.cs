using System.Text.Json;
using Assay.Api.Json;
using Assay.Assessments;
using Assay.Reports;
using Assay.Scoring;
using Assay.Submissions;

namespace Assay.Api.Tests.Admin;

/// <summary>A submission made by hand, with something in every field that the shapes show.</summary>
internal static class SampleDetail
{
    public static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    public static SubmissionDetail HandedIn(string text = "plain") => new()
    {
        Session = new CandidateSession
        {
            SubmissionId = "sub_1",
            CandidateId = "cand_1",
            AssessmentId = "assess_1",
            AssessmentVersion = 2,
            AssessmentTitle = text,
            DurationMinutes = 60,
            Status = SubmissionStatus.CompletedAutoSubmitted,
            ScoringStatus = StageStatus.Completed,
            ExpiresAt = Noon.AddDays(1),
            StartedAt = Noon,
            CompletedAt = Noon.AddHours(1),
            AutoSubmitted = true,
            AutoSubmitReason = "timer_expired",
        },
        CandidateEmail = "ann@example.org",
        CandidateName = text,
        Source = "smart-mock",
        InitiatedBy = "boss@example.org",
        CreatedAt = Noon.AddHours(-1),
        TargetRole = text,
        Answers = [new Answer { QuestionId = "w", SubmittedAnswer = text, CodeSubmissions = [new CodeSubmission(text, null, null, null)] }],
        ProctoringEvents = [new ProctoringEvent("now", "tab_switch", """{"count":1}"""), new ProctoringEvent(null, "odd", "{cut")],
        ReportStatus = StageStatus.Completed,
        RunSequence = 1,
        Evaluation = Evaluation(text),
        Report = Report(text),
        Revisions = [new RevisionSummary("eval_1.1.0", 1, 0, Noon, 83.272727m, "system", null)],
        Timeline = [new TimelineEntry(Noon, "attempt_failed", text, text)],
    };

    public static AssessmentDefinition Assessment(string text) => new()
    {
        Id = "assess_1",
        Title = text,
        Questions =
        [
            new Question { Id = "m", Type = QuestionType.Mcq, Text = text, Options = [new AnswerOption("a", text), new AnswerOption("b", "right")] },
            new Question { Id = "w", Type = QuestionType.Descriptive, Text = text },
        ],
    };

    /// <summary>What a reply looks like on the wire.</summary>
    public static JsonElement Json<T>(T reply) => JsonSerializer.SerializeToElement(reply, ApiJson.Options);

    public static string[] Names(JsonElement json) => [.. json.EnumerateObject().Select(p => p.Name)];

    private static Evaluation Evaluation(string text) => new()
    {
        Id = "eval_1.1.0",
        RunSequence = 1,
        AssessmentVersion = 2,
        StartedAt = Noon,
        CompletedAt = Noon.AddSeconds(1.5),
        Questions =
        [
            new QuestionScore
            {
                QuestionId = "m", Type = QuestionType.Mcq, Skill = text, MaxPoints = 1, Score = 1, Points = 1,
                SelectedOptionId = "a", CorrectOptionId = "a", Grader = "exact", Feedback = text,
            },
            new QuestionScore
            {
                QuestionId = "w", Type = QuestionType.Descriptive, Skill = text, MaxPoints = 4, Score = 0.79090909m, Points = 3.16363636m,
                Criteria = [new CriterionScore("explanationQuality", 0.79090909m)],
                MatchedTerms = [text], MissedTerms = [text], Feedback = text, MarkedBy = text, MarkReason = text, ReasonCode = text,
            },
        ],
        TotalPoints = 4.16363636m,
        MaxPoints = 5m,
        Percentage = 83.2727272m,
        Band = "Strong",
        Provisional = true,
        LowestPercentage = 83.2727272m,
        HighestPercentage = 100m,
        Cost = new CostBreakdown(1, 2, 3),
    };

    private static Report Report(string text) => new()
    {
        Id = "report_1.1.0",
        EvaluationId = "eval_1.1.0",
        ExecutiveSummary = text,
        DetailedAnalysis = text,
        Recommendations = [text],
        Competencies = [new SkillScore("react-hooks", text, 4.16363636m, 5, 83.2727272m, "good", true), new SkillScore("", "音楽", 0, 1, 0, "unsatisfactory", false)],
        SubSkills = [new SkillScore("tag", text, 1, 3, 33.33333m, "unsatisfactory", false)],
        Strengths = [text],
        AreasForDevelopment = [text],
        OverallScore = 4.16363636m,
        PercentageScore = 83.2727272m,
        GeneratedAt = Noon,
        GenerationMethod = "deterministic-v1",
        GenerationSeconds = 0.25,
    };
}
