using System.Globalization;
using System.Text.Json;
using Assay.LoginCodes;
using Microsoft.Extensions.DependencyInjection;

namespace Assay.Api.Tests.Admin;

[Collection(RunningApiTests.Name)]
public sealed class AdminWorkTests(RunningApi api)
{
    [Fact]
    public async Task A_created_test_is_listed_audited_and_opened_by_its_code()
    {
        var exam = await Exam.CreateAsync(api.Admin, "created@example.org", "Talens-Interview");

        var listed = await ListAsync("candidate=CREATED@example.org");
        Assert.Equal(exam.SubmissionId, Assert.Single(listed.EnumerateArray()).GetProperty("id").GetString());
        Assert.Equal("talens-interview", listed[0].GetProperty("source").GetString());
        Assert.Equal(RunningApi.Email, listed[0].GetProperty("initiated_by").GetString());
        var plain = (await api.Admin.GetAsync("/api/admin/tests?source=talens-interview")).Json;
        Assert.Contains(plain.EnumerateArray(), t => t.GetProperty("id").GetString() == exam.SubmissionId && t.GetProperty("raw_status").GetString() == "pending");
        var assessments = (await api.Admin.GetAsync("/api/admin/assessments")).Json;
        var assessment = assessments.EnumerateArray().Single(a => a.GetProperty("id").GetString() == exam.AssessmentId);
        Assert.Equal(2, assessment.GetProperty("questionCount").GetInt32());
        Assert.DoesNotContain("correct", assessment.GetRawText(), StringComparison.OrdinalIgnoreCase);

        Assert.Equal("submission.created", Assert.Single(await AuditAsync(exam.SubmissionId)));
        Assert.Equal("assessment.created", Assert.Single(await AuditAsync(exam.AssessmentId)));
        var login = await new ApiCaller(api.NewClient()).PostAsync("/api/candidate/login", $$"""{"loginCode":"{{exam.LoginCode.ToLowerInvariant()}}"}""");
        Assert.Equal((200, exam.SubmissionId), (login.Status, login.Text("submissionId")));
    }

    [Fact]
    public async Task A_code_whose_test_was_never_created_opens_nothing()
    {
        // What a crash between the two leaves behind.
        var code = LoginCode.Create();
        Assert.True(await api.Services.GetRequiredService<IGrainFactory>().GetGrain<ILoginCodeGrain>(LoginCode.KeyOf(code)!).Bind("sub_never_created"));

        var login = await new ApiCaller(api.NewClient()).PostAsync("/api/candidate/login", $$"""{"loginCode":"{{code}}"}""");

        Assert.Equal((401, "invalid_login_code"), (login.Status, login.Error));
    }

    [Fact]
    public async Task The_evaluation_is_waited_for_and_every_report_tells_of_the_same()
    {
        var exam = await Exam.CreateAsync(api.Admin, "whole@example.org");
        var id = exam.SubmissionId;
        var early = await api.Admin.PostAsync("/api/scoring/process-submission", $$"""{"submissionId":"{{id}}"}""");
        Assert.Equal((409, "not_submitted"), (early.Status, early.Error));
        Assert.Equal("report_not_found", (await api.Admin.GetAsync($"/api/admin/report/autogen/{id}")).Error);
        Assert.Equal("In Progress", (await api.Admin.GetAsync($"/api/admin/report/{id}")).Json.GetProperty("report").GetProperty("detailedStatus").GetString());

        await exam.HandInAsync(new ApiCaller(api.NewClient()), "A cached value becomes stale when the stored data changes, so it must expire.");
        var waited = (await api.Admin.PostAsync("/api/scoring/triage", $$"""{"submission_id":"{{id}}"}""")).Json;
        await api.SettledAsync(id);

        Assert.True(waited.GetProperty("mcqResults")[0].GetProperty("correct").GetBoolean());
        var percent = Math.Round(waited.GetProperty("percentageScore").GetDecimal(), 2);
        Assert.InRange(percent, 20, 100);
        var detail = (await api.Admin.GetAsync($"/api/admin/submissions/{id}")).Json;
        var report = (await api.Admin.GetAsync($"/api/admin/report/{id}")).Json.GetProperty("report");
        var written = (await api.Admin.GetAsync($"/api/admin/report/autogen/{id}")).Json.GetProperty("report");
        Assert.Equal(percent, detail.GetProperty("evaluation").GetProperty("aggregates").GetProperty("percentage").GetDecimal());
        Assert.Equal(percent, report.GetProperty("overallScore").GetDecimal());
        Assert.Equal(percent, written.GetProperty("percentage_score").GetDecimal());
        Assert.Equal(percent, (await ListAsync("candidate=whole@example.org&scoring_status=completed"))[0].GetProperty("overall_score").GetDecimal());
        Assert.Equal(["choice", "caching"], SampleDetail.Names(written.GetProperty("competency_breakdown")));

        var page = await api.Admin.GetAsync($"/api/admin/report/{id}/html");
        Assert.Equal(200, page.Status);
        Assert.Contains(percent.ToString(CultureInfo.InvariantCulture) + "&nbsp;%", page.Body, StringComparison.Ordinal);
        Assert.Contains("default-src 'none'; style-src 'sha256-", Assert.Single(page.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mark_and_a_rescore_make_new_evaluations_and_the_old_ones_stay_readable()
    {
        var exam = await Exam.CreateAsync(api.Admin, "marked@example.org");
        var submission = $"/api/admin/submissions/{exam.SubmissionId}";
        Assert.Equal("not_submitted", (await api.Admin.PostAsync($"{submission}/rescore", """{"reason":"too early"}""")).Error);
        await exam.HandInAsync(new ApiCaller(api.NewClient()), "stale");
        await api.SettledAsync(exam.SubmissionId);

        Assert.Equal(422, (await api.Admin.PostAsync($"{submission}/marks", """{"questionId":"w","score":1.01,"reason":"too much"}""")).Status);
        Assert.Equal(422, (await api.Admin.PostAsync($"{submission}/marks", """{"questionId":"w","score":1}""")).Status);
        Assert.Equal(422, (await api.Admin.PostAsync($"{submission}/rescore", $$"""{"reason":"{{new string('x', 1001)}}"}""")).Status);
        Assert.Equal("not_failed", (await api.Admin.PostAsync($"{submission}/retry", """{"reason":"nothing failed"}""")).Error);
        var marked = (await api.Admin.PostAsync($"{submission}/marks", """{"question_id":"w","score":0.5,"reason":"half right"}""")).Json;
        await api.SettledAsync(exam.SubmissionId);
        var again = (await api.Admin.PostAsync($"{submission}/rescore", """{"reason":"once more","supersede":true}""")).Json;
        await api.SettledAsync(exam.SubmissionId);

        Assert.Equal((1, 1), (marked.GetProperty("run_sequence").GetInt32(), marked.GetProperty("revision").GetInt32()));
        Assert.Equal(2, again.GetProperty("run_sequence").GetInt32());
        var detail = (await api.Admin.GetAsync(submission)).Json;
        Assert.Equal(3, detail.GetProperty("revisions").GetArrayLength());
        Assert.Equal(60m, detail.GetProperty("evaluation").GetProperty("aggregates").GetProperty("percentage").GetDecimal());
        foreach (var revision in detail.GetProperty("revisions").EnumerateArray())
        {
            var old = (await api.Admin.GetAsync($"{submission}/revisions/{revision.GetProperty("run_sequence").GetInt32()}/{revision.GetProperty("revision").GetInt32()}")).Json;
            Assert.Equal(revision.GetProperty("evaluation_id").GetString(), old.GetProperty("evaluation").GetProperty("id").GetString());
            Assert.Equal(revision.GetProperty("percentage").GetDecimal(), old.GetProperty("evaluation").GetProperty("aggregates").GetProperty("percentage").GetDecimal());
            Assert.Equal(JsonValueKind.Object, old.GetProperty("report").ValueKind);
        }

        Assert.Equal("revision_not_found", (await api.Admin.GetAsync($"{submission}/revisions/9/0")).Error);
        Assert.Equal(["submission.rescore", "submission.marked", "submission.created"], await AuditAsync(exam.SubmissionId));
    }

    [Fact]
    public async Task A_failed_submission_is_a_dead_letter_until_it_is_replayed()
    {
        var exam = await Exam.CreateAsync(api.Admin, "failed@example.org");
        await exam.HandInAsync(new ApiCaller(api.NewClient()), RefusingGrader.Mark);
        await api.SettledAsync(exam.SubmissionId);

        var refused = await api.Admin.PostAsync("/api/scoring/process-submission", $$"""{"submissionId":"{{exam.SubmissionId}}"}""");
        Assert.Equal((409, "scoring_failed"), (refused.Status, refused.Error));
        var letter = Assert.Single((await DeadLettersAsync()).EnumerateArray());
        Assert.Equal(("score", "grader_refused"), (letter.GetProperty("stage").GetString(), letter.GetProperty("reason_code").GetString()));
        Assert.Equal("the grader said no", letter.GetProperty("description").GetString());
        var queue = (await api.Admin.GetAsync("/api/admin/queue/status")).Json.GetProperty("queues").GetProperty("scoring-jobs");
        Assert.Equal(1, queue.GetProperty("dead_letter_messages").GetInt64());

        var replay = (await api.Admin.PostAsync("/api/admin/dead-letters/replay", $$"""{"ids":["{{exam.SubmissionId}}","sub_unknown","{{exam.SubmissionId}}"]}""")).Json;
        await api.SettledAsync(exam.SubmissionId);

        Assert.Equal((1, 1), (replay.GetProperty("replayed").GetInt32(), replay.GetProperty("failed").GetInt32()));
        Assert.Equal("submission_not_found", replay.GetProperty("results")[1].GetProperty("error").GetString());
        Assert.Equal(0, (await DeadLettersAsync()).GetArrayLength());
        Assert.Equal("completed", (await api.Admin.GetAsync($"/api/admin/submissions/{exam.SubmissionId}")).Text("scoring_status"));

        async Task<JsonElement> DeadLettersAsync() =>
            (await api.Admin.GetAsync("/api/admin/dead-letters?candidate=failed@example.org")).Json.GetProperty("items");
    }

    [Fact]
    public async Task A_test_keeps_the_version_it_was_created_with()
    {
        const string body = $$"""{"title":"Versions","description":"Ten letters","duration":20,"questions":{{Exam.Questions}}}""";
        var first = (await api.Admin.PostAsync("/api/admin/assessments/create", body)).Json;
        var id = first.GetProperty("assessment_id").GetString()!;
        var before = await api.Admin.PostAsync("/api/admin/tests", $$"""{"assessment_id":"{{id}}","candidate_email":"v@example.org"}""");
        var second = (await api.Admin.SendAsync(HttpMethod.Put, $"/api/admin/assessments/{id}", body.Replace("\"duration\":20", "\"duration\":40", StringComparison.Ordinal))).Json;
        var after = await api.Admin.PostAsync("/api/admin/tests", $$"""{"assessment_id":"{{id}}","candidate_email":"v@example.org","duration":5}""");

        Assert.Equal((2, 1, 2), (first.GetProperty("question_count").GetInt32(), first.GetProperty("version").GetInt32(), second.GetProperty("version").GetInt32()));
        Assert.Equal((1, 20), await VersionAsync(before));
        Assert.Equal((2, 5), await VersionAsync(after));
        Assert.Equal(["assessment.published", "assessment.created"], await AuditAsync(id));
        Assert.Equal("assessment_not_found", (await api.Admin.SendAsync(HttpMethod.Put, "/api/admin/assessments/assess_none", body)).Error);
        Assert.Equal("assessment_not_found", (await api.Admin.PostAsync("/api/admin/tests", """{"assessment_id":"../x","candidate_email":"v@example.org"}""")).Error);

        async Task<(int, int)> VersionAsync(ApiReply created)
        {
            var detail = (await api.Admin.GetAsync($"/api/admin/submissions/{created.Text("testId")}")).Json;
            return (detail.GetProperty("assessment_version").GetInt32(), detail.GetProperty("duration_minutes").GetInt32());
        }
    }

    [Fact]
    public async Task Pages_follow_one_another_without_gap_or_repetition()
    {
        var created = new List<string>();
        for (var i = 0; i < 5; i++)
            created.Add((await Exam.CreateAsync(api.Admin, "paged@example.org")).SubmissionId);

        var seen = new List<string>();
        var cursor = "";
        do
        {
            var page = (await api.Admin.GetAsync($"/api/admin/submissions?candidate=paged@example.org&sort=created_asc&limit=2&cursor={Uri.EscapeDataString(cursor)}")).Json;
            seen.AddRange(page.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("id").GetString()!));
            cursor = page.GetProperty("next_cursor").GetString() ?? "";
        }
        while (cursor.Length > 0);

        Assert.Equal(created, seen);
        var foreign = (await api.Admin.GetAsync("/api/admin/submissions?limit=1")).Json.GetProperty("next_cursor").GetString()!;
        var refused = await api.Admin.GetAsync($"/api/admin/submissions?candidate=paged@example.org&sort=score_desc&cursor={Uri.EscapeDataString(foreign)}");
        Assert.Equal((400, "invalid_cursor"), (refused.Status, refused.Error));
    }

    [Fact]
    public async Task A_refused_test_leaves_nothing_in_any_list()
    {
        var reply = await api.Admin.PostAsync("/api/admin/tests", $$"""{"title":"Nothing of it","questions":{{Exam.Questions}},"candidate_email":"no@example.org","duration":0}""");
        var unknown = await api.Admin.PostAsync("/api/admin/tests", $$"""{"title":"Nothing of it","questions":{{Exam.Questions}},"candidate_email":"no@example.org"}""", "other-source");

        Assert.Equal((422, "validation_failed"), (reply.Status, reply.Error));
        Assert.Equal("must be a whole number from 1 to 480", reply.Json.GetProperty("errors").GetProperty("duration")[0].GetString());
        Assert.Equal(422, unknown.Status);
        Assert.Equal(0, (await ListAsync("candidate=no@example.org")).GetArrayLength());
        Assert.DoesNotContain("Nothing of it", (await api.Admin.GetAsync("/api/admin/assessments")).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_dashboard_has_its_numbers_and_its_admin()
    {
        await Exam.CreateAsync(api.Admin, "dash@example.org");

        var dashboard = (await api.Admin.GetAsync("/api/admin/dashboard?source=smart-mock")).Json;

        Assert.Equal(["stats", "tests", "admin"], SampleDetail.Names(dashboard));
        string[] stats = ["totalTests", "completedTests", "pendingTests", "averageScore", "totalAssessments", "scoredTests", "pendingScoringTests", "failedScoringTests"];
        Assert.All(stats, name => Assert.Equal(JsonValueKind.Number, dashboard.GetProperty("stats").GetProperty(name).ValueKind));
        Assert.Equal(RunningApi.Email, dashboard.GetProperty("admin").GetProperty("email").GetString());
        string[] fields = ["id", "candidateEmail", "status", "createdAt", "completedAt", "overallScore", "initiatedBy"];
        Assert.Empty(fields.Except(SampleDetail.Names(dashboard.GetProperty("tests")[0])));
    }

    private async Task<JsonElement> ListAsync(string filters) =>
        (await api.Admin.GetAsync($"/api/admin/submissions?{filters}")).Json.GetProperty("items");

    private async Task<string[]> AuditAsync(string subject)
    {
        var page = (await api.Admin.GetAsync($"/api/admin/audit?subject={subject}&actor={RunningApi.Email}")).Json;
        return [.. page.GetProperty("entries").EnumerateArray().Select(e => e.GetProperty("action").GetString()!)];
    }
}
