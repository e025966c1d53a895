using System.Text.Json;

namespace Assay.Api.Tests.Admin;

[Collection(RunningApiTests.Name)]
public sealed class ReviewCallTests(RunningApi api)
{
    private const string Questions = """
        [{"id":"m","type":"mcq","text":"Which one is it?","skill":"Choice","options":["this","that"],"correct_answer":"b"},
         {"id":"w","type":"descriptive","text":"What do you make of caches?","skill":"Caching","points":4}]
        """;

    [Fact]
    public async Task What_no_grader_can_judge_is_queued_with_its_reason_and_leaves_the_queue_with_a_mark()
    {
        var exam = await HandInAsync("waits@example.org");
        var queued = await QueueAsync($"assessment_id={exam.AssessmentId}&reason=no_reference");
        var item = Assert.Single(queued.EnumerateArray());
        var detail = (await api.Admin.GetAsync($"/api/admin/submissions/{exam.SubmissionId}")).Json;
        var waiting = Assert.Single(detail.GetProperty("waiting").EnumerateArray());

        Assert.Equal((exam.SubmissionId, "waits@example.org", 1), (Text(item, "id"), Text(item, "candidate_email"), item.GetProperty("waiting").GetInt32()));
        Assert.Equal((20m, 100m, true), (item.GetProperty("lowest_percentage").GetDecimal(), item.GetProperty("highest_percentage").GetDecimal(), item.GetProperty("provisional").GetBoolean()));
        Assert.Equal(Text(item, "since"), Text(waiting, "since"));
        Assert.Equal(("w", "no_reference"), (Text(waiting, "question_id"), waiting.GetProperty("reasons")[0].GetString()));
        Assert.Empty((await QueueAsync($"assessment_id={exam.AssessmentId}&reason=low_confidence")).EnumerateArray());

        Assert.Equal(200, (await api.Admin.PostAsync($"/api/admin/submissions/{exam.SubmissionId}/marks", """{"question_id":"w","score":1,"reason":"well said"}""")).Status);
        Assert.Empty((await QueueAsync($"assessment_id={exam.AssessmentId}")).EnumerateArray());
    }

    [Fact]
    public async Task A_regrade_request_is_queued_once_and_refused_where_there_is_nothing_to_regrade()
    {
        var exam = await Exam.CreateAsync(api.Admin, "regrade@example.org");
        var path = $"/api/admin/submissions/{exam.SubmissionId}/regrade-requests";
        Assert.Equal("not_submitted", (await api.Admin.PostAsync(path, """{"question_id":"w","reason":"please"}""")).Error);
        await exam.HandInAsync(new ApiCaller(api.NewClient()), "A cached value becomes stale when the stored data changes.");
        await api.SettledAsync(exam.SubmissionId);

        Assert.Equal(422, (await api.Admin.PostAsync(path, """{"question_id":"w"}""")).Status);
        Assert.Equal((404, "question_not_found"), ((await api.Admin.PostAsync(path, """{"question_id":"z","reason":"please"}""")) is var refused ? refused.Status : 0, refused.Error));
        var first = await api.Admin.PostAsync(path, """{"questionId":"w","reason":"please"}""");
        var second = await api.Admin.PostAsync(path, """{"questionId":"w","reason":"again"}""");

        Assert.Equal((200, "please"), (second.Status, second.Json.GetProperty("regrade").GetProperty("reason").GetString()));
        Assert.Equal(first.Json.GetProperty("regrade").GetRawText(), second.Json.GetProperty("regrade").GetRawText());
        var item = Assert.Single((await QueueAsync($"assessment_id={exam.AssessmentId}&reason=regrade_requested")).EnumerateArray());
        Assert.False(item.GetProperty("provisional").GetBoolean());
        var audit = (await api.Admin.GetAsync($"/api/admin/audit?subject={exam.SubmissionId}&action=submission.regrade_requested")).Json;
        Assert.Equal("w: please", Assert.Single(audit.GetProperty("entries").EnumerateArray()).GetProperty("details").GetString());
    }

    [Theory]
    [InlineData("limit=0", 422)]
    [InlineData("reason=a,b", 422)]
    [InlineData("cursor=nonsense", 400)]
    public async Task A_wrong_query_is_refused(string query, int status) =>
        Assert.Equal(status, (await api.Admin.GetAsync($"/api/admin/reviews?{query}")).Status);

    private async Task<Exam> HandInAsync(string email)
    {
        var reply = await api.Admin.PostAsync("/api/admin/tests/initiate", $$"""{"title":"Open questions","questions":{{Questions}},"candidateEmail":"{{email}}"}""");
        var exam = new Exam(reply.Text("testId"), reply.Text("assessmentId"), reply.Text("loginCode"));
        await exam.HandInAsync(new ApiCaller(api.NewClient()), "They keep what was asked for, so that it need not be fetched twice.");
        await api.SettledAsync(exam.SubmissionId);
        return exam;
    }

    private async Task<JsonElement> QueueAsync(string query) => (await api.Admin.GetAsync($"/api/admin/reviews?{query}")).Json.GetProperty("items");

    private static string Text(JsonElement json, string name) => json.GetProperty(name).GetString()!;
}
