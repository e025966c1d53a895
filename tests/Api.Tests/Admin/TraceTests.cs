using System.Text.Json;
using Assay.Api.Admin.Submissions;
using Assay.Assessments;
using Assay.Reviews;
using Assay.Scoring;
using Assay.Submissions;

namespace Assay.Api.Tests.Admin;

/// <summary>What an admin sees of how a score came about.</summary>
public sealed class TraceTests
{
    private static readonly QuestionScore Full = new()
    {
        QuestionId = "w",
        Type = QuestionType.Coding,
        Skill = "Sorting",
        MaxPoints = 4,
        Outcome = ScoreOutcome.HumanReview,
        SuggestedScore = 0.5m,
        Grader = "model",
        GraderVersion = "3",
        Confidence = 0.4m,
        Feedback = "unsure",
        Criteria = [new CriterionScore("codingCorrectness", 0.5m)],
        MatchedTerms = ["sort"],
        MissedTerms = ["stable"],
        ReasonCode = "samples_disagree",
        SelectedOptionId = "a",
        CorrectOptionId = "b",
        MarkedBy = "boss@example.org",
        MarkReason = "because",
        Evidence = [new EvidenceSpan("sort", 3, 4, 1)],
        RubricItems = [new RubricItemScore("is stable", 2, 0.5m, [new EvidenceSpan("stable", 9, 6, 0.8m)])],
        Attack = new AttackFinding("direct_override", "abc"),
        Model = new ModelTrace
        {
            Model = "gpt-x",
            PromptHash = "def",
            Samples =
            [
                new ModelSample
                {
                    Number = 1,
                    Criteria = [new CriterionScore("codingCorrectness", 0.5m)],
                    Quotes = ["sorted("],
                    Void = "refused",
                    InputTokens = 10,
                    OutputTokens = 5,
                    CostUsd = 0.00125m,
                    Latency = TimeSpan.FromSeconds(1.5),
                },
            ],
        },
        CodeTests = [new CodeTestResult(1, true, false, "wrong_output", 12, 900)],
        Regrade = new RegradeRequest("boss@example.org", "asked", SampleDetail.Noon),
    };

    [Fact]
    public void Every_field_of_a_score_and_of_what_is_in_it_is_shown()
    {
        var json = SampleDetail.Json(QuestionScoreView.Of(Full));

        Shows<QuestionScore>(json);
        Shows<EvidenceSpan>(json.GetProperty("evidence")[0]);
        Shows<RubricItemScore>(json.GetProperty("rubric_items")[0]);
        Shows<EvidenceSpan>(json.GetProperty("rubric_items")[0].GetProperty("evidence")[0]);
        Shows<AttackFinding>(json.GetProperty("attack"));
        Shows<ModelTrace>(json.GetProperty("model"));
        Shows<ModelSample>(json.GetProperty("model").GetProperty("samples")[0]);
        Shows<CodeTestResult>(json.GetProperty("code_tests")[0]);
        Shows<RegradeRequest>(json.GetProperty("regrade"));
        Assert.Equal(0.00125m, json.GetProperty("model").GetProperty("samples")[0].GetProperty("cost_usd").GetDecimal());
        Assert.Equal("def", json.GetProperty("model").GetProperty("prompt_hash").GetString());
    }

    [Fact]
    public void An_evaluation_shows_its_assessment_rubric_graders_and_cost()
    {
        var detail = SampleDetail.HandedIn();
        detail = detail with
        {
            Evaluation = detail.Evaluation! with
            {
                DriverVersions = ["model/3"],
                Cost = new CostBreakdown(1, 3, 45) { InputTokens = 30, OutputTokens = 15, CostUsd = 0.00375m, Latency = TimeSpan.FromSeconds(4.5) },
            },
        };
        var json = SampleDetail.Json(SubmissionView.Of(detail)).GetProperty("evaluation");

        Shows<CostBreakdown>(json.GetProperty("cost_breakdown"));
        Assert.Equal((0.00375m, 4.5), (json.GetProperty("cost_breakdown").GetProperty("cost_usd").GetDecimal(), json.GetProperty("cost_breakdown").GetProperty("latency_seconds").GetDouble()));
        Assert.Equal(("default", 2, "model/3"), (json.GetProperty("rubric").GetString(), json.GetProperty("assessment_version").GetInt32(), json.GetProperty("driver_versions")[0].GetString()));
    }

    [Fact]
    public void A_submission_shows_what_waits_and_who_ordered_its_run()
    {
        var detail = SampleDetail.HandedIn();
        detail = detail with
        {
            Evaluation = detail.Evaluation! with { Questions = [Full] },
            Waiting = [new WaitingQuestion("w", SampleDetail.Noon, ["samples_disagree", "regrade_requested"])],
            Marks = [new HumanMark("m", 1, "boss@example.org", "because", SampleDetail.Noon)],
            Trigger = "rescore",
            OrderedBy = new AdminCommand("boss@example.org", "a new grader"),
        };
        var json = SampleDetail.Json(SubmissionView.Of(detail));

        Assert.Equal(
            """[{"question_id":"w","reasons":["samples_disagree","regrade_requested"],"since":"2026-03-01T12:00:00.000Z","max_points":4,"score":0,"suggested_score":0.5,"confidence":0.4,"feedback":"unsure","evidence":[{"term":"sort","start":3,"length":4,"likeness":1}],"regrade":{"actor":"boss@example.org","reason":"asked","at":"2026-03-01T12:00:00.000Z"}}]""",
            json.GetProperty("waiting").GetRawText());
        Assert.Equal(("rescore", "a new grader"), (json.GetProperty("pipeline").GetProperty("trigger").GetString(), json.GetProperty("pipeline").GetProperty("ordered_by").GetProperty("reason").GetString()));
        Shows<HumanMark>(json.GetProperty("marks")[0]);
        Shows<RevisionSummary>(json.GetProperty("revisions")[0]);
    }

    /// <summary>A field that is added one day and not shown fails here.</summary>
    private static void Shows<T>(JsonElement json)
    {
        var fields = typeof(T).GetProperties()
            .Select(property => JsonNamingPolicy.SnakeCaseLower.ConvertName(property.PropertyType == typeof(TimeSpan) ? property.Name + "Seconds" : property.Name));
        Assert.Empty(fields.Except(SampleDetail.Names(json)));
    }
}
