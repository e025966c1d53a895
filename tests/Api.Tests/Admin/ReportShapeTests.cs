using System.Text.Json;
using Assay.Api.Admin.Reports;
using Assay.Api.Admin.Submissions;
using Assay.Api.Scoring;
using Assay.Submissions;

namespace Assay.Api.Tests.Admin;

public sealed class ReportShapeTests
{
    [Fact]
    public void The_clients_report_has_every_field_by_its_name()
    {
        var report = SampleDetail.Json(new ReportReply(true, CandidateReport.Of(SampleDetail.HandedIn()))).GetProperty("report");

        Assert.Equal(
            [
                "assessmentName", "candidateName", "testDate", "email", "testTakerId", "overallScore", "detailedStatus", "testFinishTime",
                "strengths", "areasOfDevelopment", "competencyAnalysis", "subSkillAnalysis", "lifecycleEvents",
            ],
            SampleDetail.Names(report).Take(13));
        Assert.Equal(83.27m, report.GetProperty("overallScore").GetDecimal());
        Assert.Equal("Completed (Auto)", report.GetProperty("detailedStatus").GetString());
        Assert.Equal("2026-03-01T12:00:00.000Z", report.GetProperty("testDate").GetString());
        Assert.Equal("""{"name":"plain","score":83.27,"category":"good"}""", report.GetProperty("competencyAnalysis")[0].GetRawText());
        Assert.Equal("""{"skillName":"plain","score":33.33,"category":"unsatisfactory"}""", report.GetProperty("subSkillAnalysis")[0].GetRawText());
        Assert.Equal("""{"event":"Attempt failed","timestamp":"2026-03-01T12:00:00.000Z"}""", report.GetProperty("lifecycleEvents")[0].GetRawText());
    }

    [Fact]
    public void A_report_on_a_test_that_nobody_took_holds_no_null_and_no_invention()
    {
        var detail = new SubmissionDetail { Session = new CandidateSession { SubmissionId = "sub_1" }, CreatedAt = SampleDetail.Noon };

        var report = SampleDetail.Json(CandidateReport.Of(detail));

        Assert.DoesNotContain(report.EnumerateObject(), field => field.Value.ValueKind == JsonValueKind.Null);
        Assert.Equal("In Progress", report.GetProperty("detailedStatus").GetString());
        Assert.Equal("", report.GetProperty("testFinishTime").GetString());
        Assert.False(report.GetProperty("scored").GetBoolean());
        Assert.Equal(JsonValueKind.Number, report.GetProperty("overallScore").ValueKind);
        Assert.Equal(0, report.GetProperty("strengths").GetArrayLength());
    }

    [Theory]
    [InlineData(SubmissionStatus.Pending, "In Progress")]
    [InlineData(SubmissionStatus.InProgress, "In Progress")]
    [InlineData(SubmissionStatus.Completed, "Completed")]
    [InlineData(SubmissionStatus.CompletedAutoSubmitted, "Completed (Auto)")]
    [InlineData(SubmissionStatus.Disqualified, "Disqualified")]
    [InlineData(SubmissionStatus.Expired, "Expired")]
    public void Every_status_has_its_words(SubmissionStatus status, string words) => Assert.Equal(words, StatusInWords.Of(status));

    [Fact]
    public void The_written_report_has_every_field_by_its_name()
    {
        var detail = SampleDetail.HandedIn();
        var reply = SampleDetail.Json(new WrittenReportReply(true, WrittenReport.Of(detail.Report!, detail), detail.Session.Status));
        var report = reply.GetProperty("report");

        Assert.Equal("completed_auto_submitted", reply.GetProperty("submission_status").GetString());
        string[] fields =
        [
            "id", "submission_id", "candidate_email", "executive_summary", "detailed_analysis", "recommendations", "competency_breakdown", "strengths",
            "areas_for_development", "overall_score", "percentage_score", "generated_at", "generation_method", "generation_duration_seconds",
        ];
        Assert.Empty(fields.Except(SampleDetail.Names(report)));
        Assert.DoesNotContain(report.EnumerateObject(), field => field.Value.ValueKind == JsonValueKind.Null);
        Assert.Equal(83.27m, report.GetProperty("percentage_score").GetDecimal());
        Assert.Equal(["react-hooks", "音楽"], SampleDetail.Names(report.GetProperty("competency_breakdown")));
        Assert.Equal(
            """{"name":"plain","score":83.27,"category":"good","points":4.163636,"max_points":5}""",
            report.GetProperty("competency_breakdown").GetProperty("react-hooks").GetRawText());
    }

    [Fact]
    public void The_scoring_calls_show_the_stored_evaluation()
    {
        var reply = SampleDetail.Json(EvaluationReply.Of(SampleDetail.HandedIn()));

        Assert.Equal(
            ["submissionId", "totalScore", "maxPossibleScore", "percentageScore", "mcqResults", "llmResults", "evaluationTime", "costBreakdown"],
            SampleDetail.Names(reply).Take(8));
        Assert.Equal(4.163636m, reply.GetProperty("totalScore").GetDecimal());
        Assert.Equal(83.272727m, reply.GetProperty("percentageScore").GetDecimal());
        Assert.Equal(1.5, reply.GetProperty("evaluationTime").GetDouble());
        Assert.Equal(
            """{"questionId":"m","correct":true,"selectedOptionId":"a","correctOptionId":"a","pointsAwarded":1}""",
            reply.GetProperty("mcqResults")[0].GetRawText());
        Assert.Equal(
            """{"questionId":"w","score":0.790909,"feedback":"plain","rubricBreakdown":{"explanationQuality":0.790909},"pointsAwarded":3.163636}""",
            reply.GetProperty("llmResults")[0].GetRawText());
        Assert.Equal(
            """{"mcq_calls":1,"llm_calls":2,"estimated_tokens":3,"input_tokens":0,"output_tokens":0,"cost_usd":0,"latency_seconds":0}""",
            reply.GetProperty("costBreakdown").GetRawText());
    }

    [Fact]
    public void Where_nothing_was_scoreable_the_evaluation_is_all_zeros()
    {
        var reply = SampleDetail.Json(EvaluationReply.Of(SampleDetail.HandedIn() with { Evaluation = null }));

        Assert.Equal(0, reply.GetProperty("totalScore").GetDecimal());
        Assert.Equal(0, reply.GetProperty("percentageScore").GetDecimal());
        Assert.Equal(0, reply.GetProperty("evaluationTime").GetDouble());
    }

    [Fact]
    public void The_whole_submission_is_written_in_snake_case()
    {
        var view = SampleDetail.Json(SubmissionView.Of(SampleDetail.HandedIn()));

        Assert.All(AllNames(view), name => Assert.True(name == "explanationQuality" || !name.Any(char.IsUpper), name));
        Assert.Equal(1, view.GetProperty("proctoring_events")[0].GetProperty("details").GetProperty("count").GetInt32());
        Assert.Equal("{cut", view.GetProperty("proctoring_events")[1].GetProperty("details").GetString());
        Assert.Equal(view.GetProperty("completed_at").GetString(), view.GetProperty("end_time").GetString());
        Assert.Equal(83.27m, view.GetProperty("revisions")[0].GetProperty("percentage").GetDecimal());
    }

    private static IEnumerable<string> AllNames(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => json.EnumerateObject().SelectMany(p => AllNames(p.Value).Prepend(p.Name)),
        JsonValueKind.Array => json.EnumerateArray().SelectMany(AllNames),
        _ => [],
    };
}
