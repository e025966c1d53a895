using System.Text.Json;

namespace Assay.Api.Tests.Admin;

[Collection(RunningApiTests.Name)]
public sealed class RescoreJobCallTests(RunningApi api)
{
    [Fact]
    public async Task A_job_is_accepted_followed_to_its_end_and_audited()
    {
        var exam = await Exam.CreateAsync(api.Admin, "again@example.org");
        await exam.HandInAsync(new ApiCaller(api.NewClient()), "A cached value becomes stale when the stored data changes, so it must expire.");
        await api.SettledAsync(exam.SubmissionId);
        var jobs = $"/api/admin/assessments/{exam.AssessmentId}/rescore-jobs";
        var accepted = await api.Admin.PostAsync(jobs, """{"reason":"a new grader","trigger":"model_upgrade"}""");
        Assert.Equal(202, accepted.Status);
        var job = $"{jobs}/{accepted.Text("job_id")}";
        Assert.Equal(job, accepted.Headers.Location!.OriginalString);

        var ended = await EndedAsync(job);
        Assert.Equal("""{"queued":0,"running":0,"done":1,"failed":0,"skipped":0}""", ended.GetProperty("counts").GetRawText());
        Assert.Equal(("completed", "model_upgrade", "all", true), (Text(ended, "state"), Text(ended, "trigger"), Text(ended, "only"), ended.GetProperty("listed_all").GetBoolean()));
        var item = Assert.Single((await api.Admin.GetAsync($"{job}/items?limit=1")).Json.GetProperty("items").EnumerateArray());
        Assert.Equal((exam.SubmissionId, "done", 2), (Text(item, "submission_id"), Text(item, "state"), item.GetProperty("run_sequence").GetInt32()));
        Assert.Equal(item.GetProperty("old_percentage").GetDecimal(), item.GetProperty("new_percentage").GetDecimal());
        Assert.Equal((409, "job_finished"), await api.Admin.PostAsync($"{job}/pause", """{"reason":"too late"}""") is var refused ? (refused.Status, refused.Error) : default);
        var audit = (await api.Admin.GetAsync($"/api/admin/audit?subject={exam.AssessmentId}&action=assessment.rescore_ordered")).Json.GetProperty("entries");
        Assert.Contains("a new grader", Assert.Single(audit.EnumerateArray()).GetProperty("details").GetString(), StringComparison.Ordinal);
        Assert.Equal("job_not_found", (await api.Admin.GetAsync(job.Replace(exam.AssessmentId, "assess_other", StringComparison.Ordinal))).Error);
    }

    [Theory]
    [InlineData("{}", "reason")]
    [InlineData("""{"reason":"x","trigger":"initial"}""", "trigger")]
    [InlineData("""{"reason":"x","only":"some"}""", "only")]
    public async Task A_wrong_order_names_the_field(string body, string field)
    {
        var reply = await api.Admin.PostAsync("/api/admin/assessments/assess_x/rescore-jobs", body);

        Assert.Equal(422, reply.Status);
        Assert.True(reply.Json.GetProperty("errors").TryGetProperty(field, out _));
    }

    private async Task<JsonElement> EndedAsync(string job)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (true)
        {
            var seen = (await api.Admin.GetAsync(job)).Json;
            if (seen.GetProperty("finished_at").ValueKind == JsonValueKind.String)
                return seen;
            await Task.Delay(50, limit.Token);
        }
    }

    private static string Text(JsonElement json, string name) => json.GetProperty(name).GetString()!;
}
