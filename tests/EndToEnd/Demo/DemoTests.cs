using System.Globalization;
using System.Text.Json.Nodes;

namespace Assay.EndToEnd.Demo;

/// <summary>What must be true once 96 people have taken a test through three kills of the process.</summary>
public sealed class DemoTests(DemoRun run, ITestOutputHelper output) : IClassFixture<DemoRun>
{
    private const decimal Rounding = 0.01m;
    private static readonly TimeSpan DashboardLimit = TimeSpan.FromSeconds(20);

    [Fact]
    public void The_process_was_killed_three_times_on_the_way() => Assert.Equal(3, run.Kills);

    [Fact]
    public async Task Every_submission_is_scored_and_reported_exactly_once()
    {
        var all = await run.Admin.ListAsync(limit: 200);
        Assert.Equal(run.Data.Candidates.Count, all.Count);
        foreach (var detail in run.Details.Values)
        {
            Assert.Equal("completed", (string?)detail["status"]);
            Assert.Equal("completed", (string?)detail["scoring_status"]);
            Assert.Equal("completed", (string?)detail["report_status"]);
            Assert.Equal(1, (int)detail["evaluation"]!["run_sequence"]!);
            Assert.Single(detail["revisions"]!.AsArray());
            Assert.Equal("[]", detail["attempt_history"]!.ToJsonString());
            Assert.Equal((string?)detail["evaluation"]!["id"], (string?)detail["report"]!["evaluation_id"]);
            Assert.Equal(1, Times(detail, "submitted"));
            Assert.Equal(1, Times(detail, "scored"));
            Assert.Equal(1, Times(detail, "reported"));
        }
    }

    [Fact]
    public void No_answer_was_lost()
    {
        foreach (var candidate in run.Data.Candidates)
        {
            var stored = run.Details[candidate.Email]["answers"]!.AsArray().ToDictionary(
                answer => (string)answer!["question_id"]!, answer => (string?)answer!["submitted_answer"]);
            foreach (var answer in candidate.Answers)
                Assert.Equal((string?)answer!["submittedAnswer"], stored[(string)answer["questionId"]!]);
        }
    }

    [Fact]
    public void Multiple_choice_points_equal_the_human_scores_for_every_form_of_answer()
    {
        var choices = run.Data.QuestionsOf("mcq").ToDictionary(question => (string)question["id"]!, question => (decimal)question["points"]!);
        foreach (var candidate in run.Data.Candidates)
        {
            foreach (var question in QuestionsOf(candidate).Where(question => choices.ContainsKey((string)question["question_id"]!)))
            {
                var id = (string)question["question_id"]!;
                Assert.Equal((decimal)candidate.HumanScores[id]! * choices[id], (decimal)question["points"]!);
            }
        }
    }

    [Fact]
    public async Task Dashboard_lists_and_details_agree()
    {
        var listed = (await run.Admin.ListAsync()).ToDictionary(item => (string)item["id"]!);
        Assert.Equal(run.Details.Values.Select(detail => (string)detail["id"]!).Order(), listed.Keys.Order());
        foreach (var detail in run.Details.Values)
        {
            var item = listed[(string)detail["id"]!];
            Assert.Equal((decimal)detail["evaluation"]!["aggregates"]!["percentage"]!, (decimal)item["overall_score"]!);
            Assert.Equal((bool)detail["evaluation"]!["provisional"]!, (bool)item["provisional"]!);
            Assert.Equal((string?)detail["completed_at"], (string?)item["completed_at"]);
            Assert.False((bool)item["stuck"]!);
        }

        var tests = (await run.Admin.Api.GetAsync("/api/admin/tests")).AsArray();
        Assert.Equal(listed.Count, tests.Count);
        Assert.All(tests, test => Assert.Equal((decimal)listed[(string)test!["id"]!]["overall_score"]!, (decimal)test["overall_score"]!));
        await CheckDashboardAsync(listed);
    }

    [Fact]
    public async Task Both_report_calls_answer_for_everyone_and_say_the_same()
    {
        foreach (var detail in run.Details.Values)
        {
            var id = (string)detail["id"]!;
            var percentage = (decimal)detail["evaluation"]!["aggregates"]!["percentage"]!;
            var report = (await run.Admin.Api.GetAsync($"/api/admin/report/{id}"))["report"]!;
            var written = (await run.Admin.Api.GetAsync($"/api/admin/report/autogen/{id}"))["report"]!;
            Assert.Equal(percentage, (decimal)report["overallScore"]!);
            Assert.Equal(percentage, (decimal)written["percentage_score"]!);
            Assert.Equal("Completed", (string?)report["detailedStatus"]);
            Assert.NotEmpty(report["competencyAnalysis"]!.AsArray());
            Assert.NotEmpty((string)written["executive_summary"]!);
            Assert.Equal((string?)detail["report"]!["id"], (string?)written["id"]);
        }
    }

    [Fact]
    public void No_candidate_was_told_a_key_a_reference_a_hidden_case_or_a_score()
    {
        Assert.True(run.Leaks.Replies > run.Data.Candidates.Count);
        Assert.Empty(run.Leaks.Leaks);
    }

    [Fact]
    public void How_close_the_embedded_grader_comes_to_human_marks_is_printed()
    {
        List<(double, double)> judged = [];
        var written = 0;
        foreach (var candidate in run.Data.Candidates)
        {
            foreach (var question in QuestionsOf(candidate).Where(question => (string?)question["type"] == "descriptive"))
            {
                written++;
                if ((string?)question["outcome"] != "human_review")
                    judged.Add(((double)question["score"]!, (double)candidate.HumanScores[(string)question["question_id"]!]!));
            }
        }

        Assert.NotEmpty(judged);
        var figure = string.Create(
            CultureInfo.InvariantCulture,
            $"figure: written answers of the demo data: Pearson r {Figures.Pearson(judged):0.000}, mean absolute error {Figures.MeanAbsoluteError(judged):0.000} over {judged.Count} judged of {written}, the rest went to a human");
        output.WriteLine(figure);
        Console.WriteLine(figure);
    }

    private async Task CheckDashboardAsync(Dictionary<string, JsonNode> listed)
    {
        // Totals are cached for seconds.
        using var stop = new CancellationTokenSource(DashboardLimit);
        JsonNode dashboard;
        JsonNode stats;
        do
        {
            dashboard = await run.Admin.Api.GetAsync("/api/admin/dashboard");
            stats = dashboard["stats"]!;
        }
        while ((int)stats["scoredTests"]! != listed.Count && !stop.IsCancellationRequested);

        Assert.Equal(listed.Count, (int)stats["totalTests"]!);
        Assert.Equal(listed.Count, (int)stats["completedTests"]!);
        Assert.Equal(listed.Count, (int)stats["scoredTests"]!);
        Assert.Equal(0, (int)stats["pendingTests"]!);
        Assert.Equal(0, (int)stats["pendingScoringTests"]!);
        Assert.Equal(0, (int)stats["failedScoringTests"]!);
        Assert.Equal(1, (int)stats["totalAssessments"]!);
        var final = listed.Values.Where(item => !(bool)item["provisional"]!).Select(item => (decimal)item["overall_score"]!).ToList();
        Assert.InRange((decimal)stats["averageScore"]! - (final.Count == 0 ? 0 : final.Average()), -Rounding, Rounding);
        Assert.Equal(25, dashboard["tests"]!.AsArray().Count);
        Assert.All(dashboard["tests"]!.AsArray(), test => Assert.Equal((decimal)listed[(string)test!["id"]!]["overall_score"]!, (decimal)test["overallScore"]!));
    }

    private IEnumerable<JsonNode> QuestionsOf(DemoCandidate candidate) =>
        run.Details[candidate.Email]["evaluation"]!["questions"]!.AsArray().Select(question => question!);

    private static int Times(JsonNode detail, string name) =>
        detail["timeline"]!.AsArray().Count(entry => (string?)entry!["event"] == name);
}
