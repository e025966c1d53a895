using System.Text.Json;

namespace Assay.Api.Tests.Admin;

[Collection(RunningApiTests.Name)]
public sealed class EraseCallTests(RunningApi api)
{
    private const string Order = """{"reason":"asked for it"}""";

    [Fact]
    public async Task An_erased_submission_answers_gone_to_every_call_and_its_code_opens_nothing()
    {
        var exam = await Exam.CreateAsync(api.Admin, "erased@example.org");
        var candidate = await SignInAsync(exam);
        await exam.HandInAsync(new ApiCaller(api.NewClient()), "A cached value becomes stale.");
        await api.SettledAsync(exam.SubmissionId);
        var id = exam.SubmissionId;

        var reply = await api.Admin.PostAsync($"/api/admin/submissions/{id}/erase", Order);
        var again = await api.Admin.PostAsync($"/api/admin/submissions/{id}/erase", Order);

        Assert.Equal((200, true, id), (reply.Status, reply.Json.GetProperty("purged").GetBoolean(), reply.Text("submission_id")));
        Assert.Equal((200, reply.Text("erased_at")), (again.Status, again.Text("erased_at")));
        foreach (var path in new[] { $"submissions/{id}", $"submissions/{id}/revisions/1/0", $"report/{id}", $"report/autogen/{id}", $"report/{id}/html" })
            IsGone(await api.Admin.GetAsync("/api/admin/" + path));
        IsGone(await api.Admin.PostAsync($"/api/admin/submissions/{id}/rescore", Order));
        IsGone(await api.Admin.PostAsync($"/api/admin/submissions/{id}/retry", Order));
        IsGone(await api.Admin.PostAsync($"/api/admin/submissions/{id}/marks", """{"questionId":"w","score":1,"reason":"because"}"""));
        IsGone(await api.Admin.PostAsync("/api/scoring/process-submission", $$"""{"submissionId":"{{id}}"}"""));
        var exams = "/api/candidate/assessment/";
        IsGone(await candidate.PostAsync(exams + $"{id}/submit", """{"answers":[]}"""));
        IsGone(await candidate.PostAsync(exams + $"{id}/autosave", """{"answers":[]}"""));
        IsGone(await candidate.PostAsync(exams + "start", "{}"));
        foreach (var call in new[] { "timer", "submission", "questions", "questions/page" })
            IsGone(await candidate.GetAsync(exams + $"{id}/{call}"));
        var login = await new ApiCaller(api.NewClient()).PostAsync("/api/candidate/login", $$"""{"loginCode":"{{exam.LoginCode}}"}""");
        Assert.Equal((401, "invalid_login_code"), (login.Status, login.Error));
    }

    [Fact]
    public async Task Lists_show_that_something_was_erased_and_nothing_of_whom()
    {
        var exam = await Exam.CreateAsync(api.Admin, "listed-and-erased@example.org", "talens-interview");
        await api.Admin.PostAsync($"/api/admin/submissions/{exam.SubmissionId}/erase", Order);

        Assert.Empty((await api.Admin.GetAsync("/api/admin/submissions?candidate=listed-and-erased@example.org")).Json.GetProperty("items").EnumerateArray());
        foreach (var list in new[] { "submissions?status=erased&limit=200", "tests?source=talens-interview", "dashboard?source=talens-interview", "audit?limit=200" })
        {
            var reply = await api.Admin.GetAsync("/api/admin/" + list);
            Assert.Contains(exam.SubmissionId, reply.Body, StringComparison.Ordinal);
            Assert.DoesNotContain("listed-and-erased", reply.Body, StringComparison.Ordinal);
        }

        var tests = (await api.Admin.GetAsync("/api/admin/tests?source=talens-interview")).Json.EnumerateArray();
        var item = tests.Single(test => test.GetProperty("id").GetString() == exam.SubmissionId);
        Assert.Equal(("erased", "", ""), (item.GetProperty("status").GetString(), item.GetProperty("candidate_email").GetString(), item.GetProperty("candidate_name").GetString()));
    }

    [Fact]
    public async Task Erasing_is_audited_with_its_reason()
    {
        var exam = await Exam.CreateAsync(api.Admin, "audited@example.org");
        await api.Admin.PostAsync($"/api/admin/submissions/{exam.SubmissionId}/erase", Order);
        await api.Admin.PostAsync($"/api/admin/submissions/{exam.SubmissionId}/erase", Order);

        var entries = (await api.Admin.GetAsync($"/api/admin/audit?subject={exam.SubmissionId}")).Json.GetProperty("entries").EnumerateArray().ToList();

        Assert.Equal(["submission.erased", "submission.created"], entries.Select(entry => entry.GetProperty("action").GetString()));
        Assert.Equal((RunningApi.Email, "asked for it"), (entries[0].GetProperty("actor").GetString(), entries[0].GetProperty("details").GetString()));
    }

    [Fact]
    public async Task A_failed_submission_leaves_the_dead_letters_and_cannot_be_replayed()
    {
        var exam = await Exam.CreateAsync(api.Admin, "dead@example.org");
        await exam.HandInAsync(new ApiCaller(api.NewClient()), RefusingGrader.Mark);
        await api.SettledAsync(exam.SubmissionId);
        Assert.Contains(exam.SubmissionId, (await api.Admin.GetAsync("/api/admin/dead-letters?limit=200")).Body, StringComparison.Ordinal);

        await api.Admin.PostAsync($"/api/admin/submissions/{exam.SubmissionId}/erase", Order);

        Assert.DoesNotContain(exam.SubmissionId, (await api.Admin.GetAsync("/api/admin/dead-letters?limit=200")).Body, StringComparison.Ordinal);
        var replay = await api.Admin.PostAsync("/api/admin/dead-letters/replay", $$"""{"ids":["{{exam.SubmissionId}}"]}""");
        Assert.Equal("submission_erased", replay.Json.GetProperty("results")[0].GetProperty("error").GetString());
    }

    [Theory]
    [InlineData("{}", 422, "validation_failed")]
    [InlineData("""{"reason":""}""", 422, "validation_failed")]
    [InlineData("""{"reason":7}""", 422, "validation_failed")]
    [InlineData("{", 400, "invalid_json")]
    public async Task An_order_without_a_reason_erases_nothing(string body, int status, string error)
    {
        var exam = await Exam.CreateAsync(api.Admin, "kept@example.org");

        var reply = await api.Admin.PostAsync($"/api/admin/submissions/{exam.SubmissionId}/erase", body);

        Assert.Equal((status, error), (reply.Status, reply.Error));
        Assert.Equal(200, (await api.Admin.GetAsync($"/api/admin/submissions/{exam.SubmissionId}")).Status);
    }

    private async Task<ApiCaller> SignInAsync(Exam exam)
    {
        var caller = new ApiCaller(api.NewClient());
        var login = await caller.PostAsync("/api/candidate/login", $$"""{"loginCode":{{JsonSerializer.Serialize(exam.LoginCode)}}}""");
        return caller.With(login.Text("token"));
    }

    private static void IsGone(ApiReply reply) => Assert.Equal((410, "submission_erased"), (reply.Status, reply.Error));
}
