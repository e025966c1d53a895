namespace Assay.Api.Tests.Http;

[Collection(ApiCollection.Name)]
public sealed class ExamTests(ApiHost host)
{
    private readonly Client _anyone = new(host.CreateClient());

    [Fact]
    public async Task Readiness_needs_no_sign_in_and_counts_the_questions()
    {
        var exam = await Exam.CreateAsync(_anyone);

        var reply = (await _anyone.Get($"/api/candidate/assessment/{exam.AssessmentId}/readiness")).MustBeOk().Json;

        Assert.True(reply["ready"]!.GetValue<bool>());
        Assert.Equal("ready", reply["status"]!.GetValue<string>());
        foreach (var name in new[] { "question_count", "required_count", "total_questions", "ready_questions" })
            Assert.Equal(3, reply[name]!.GetValue<int>());
        Assert.False(reply["retry_recommended"]!.GetValue<bool>());
        Assert.Equal(exam.AssessmentId, reply["assessment_id"]!.GetValue<string>());
        Assert.Equal("Backend basics", reply["assessment_title"]!.GetValue<string>());
        Assert.NotEmpty(reply["message"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("assess_0")]
    [InlineData("sub_sample")]
    [InlineData("..%2f..%2fetc%2fpasswd")]
    [InlineData("assess_%0A")]
    [InlineData("assess_1'%20OR%201=1")]
    [InlineData("%C3%28")]
    public async Task Readiness_of_what_does_not_exist_is_a_404(string id) =>
        (await _anyone.Get($"/api/candidate/assessment/{id}/readiness")).MustBe(404, "assessment_not_found");

    [Fact]
    public async Task The_first_start_fixes_the_end_and_a_second_one_tells_the_same()
    {
        var exam = await Exam.CreateAsync(_anyone, minutes: 30);

        var first = (await exam.Start()).MustBeOk().Json;
        host.Clock.Move(TimeSpan.FromMinutes(5));
        var second = (await exam.Candidate.Post("/api/candidate/assessment/start", new { assessmentId = exam.AssessmentId, candidateId = exam.CandidateId })).MustBeOk().Json;

        Assert.Equal(exam.SubmissionId, first["submission_id"]!.GetValue<string>());
        Assert.Equal(30, first["durationMinutes"]!.GetValue<int>());
        Assert.Equal(30, first["duration_minutes"]!.GetValue<int>());
        Assert.EndsWith("Z", first["expirationTime"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal(first["expirationTime"]!.GetValue<string>(), first["expiration_time"]!.GetValue<string>());
        Assert.Equal(first["expirationTime"]!.GetValue<string>(), second["expirationTime"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_start_for_someone_else_is_refused()
    {
        var exam = await Exam.CreateAsync(_anyone);
        var other = await Exam.CreateAsync(_anyone);
        const string path = "/api/candidate/assessment/start";

        (await exam.Candidate.Post(path, new { assessment_id = other.AssessmentId, candidate_id = exam.CandidateId })).MustBe(403, "forbidden");
        (await exam.Candidate.Post(path, new { assessment_id = exam.AssessmentId, candidate_id = other.CandidateId })).MustBe(403, "forbidden");
        (await exam.Candidate.Post(path, "nonsense")).MustBe(400, "invalid_json");
    }

    [Fact]
    public async Task A_start_after_the_hand_in_or_after_a_day_is_refused()
    {
        var done = await Exam.CreateAsync(_anyone);
        (await done.Submit(Exam.Answers())).MustBeOk();
        (await done.Start()).MustBe(403, "already_completed");

        var late = await Exam.CreateAsync(_anyone);
        host.Clock.Move(TimeSpan.FromHours(24.1));
        (await late.Start()).MustBe(410, "login_code_expired");
        (await late.Candidate.Get(late.Path + "/questions")).MustBe(410, "login_code_expired");
    }

    [Fact]
    public async Task Questions_come_in_pages_and_all_at_once_and_without_their_secrets()
    {
        var exam = await Exam.CreateAsync(_anyone, extraQuestions: 4);
        List<string> ids = [];
        string? cursor = null;
        do
        {
            var page = await exam.Candidate.Get($"{exam.Path}/questions/page?limit=3&cursor={cursor}");
            Assert.DoesNotContain(Exam.Secret, page.MustBeOk().Text, StringComparison.Ordinal);
            ids.AddRange(page.Json["questions"]!.AsArray().Select(question => question!["_id"]!.GetValue<string>()));
            Assert.Equal((true, 7, 3), (page.Json["success"]!.GetValue<bool>(), page.Json["total"]!.GetValue<int>(), page.Json["pageSize"]!.GetValue<int>()));
            Assert.Equal(page.Json["questions"]!.AsArray().Count, page.Json["returned"]!.GetValue<int>());
            cursor = page.Json["nextCursor"]?.GetValue<string>();
        }
        while (cursor is not null);

        var all = (await exam.Candidate.Get(exam.Path + "/questions")).MustBeOk();
        Assert.DoesNotContain(Exam.Secret, all.Text, StringComparison.Ordinal);
        Assert.Equal(["q1", "q2", "q3", "x0", "x1", "x2", "x3"], ids);
        Assert.Equal(ids, all.Json["questions"]!.AsArray().Select(question => question!["id"]!.GetValue<string>()));
        Assert.Null(all.Json["nextCursor"]);
    }

    [Theory]
    [InlineData("limit=0", 422, "validation_failed")]
    [InlineData("limit=51", 422, "validation_failed")]
    [InlineData("limit=-1", 422, "validation_failed")]
    [InlineData("limit=ten", 422, "validation_failed")]
    [InlineData("limit=1.5", 422, "validation_failed")]
    [InlineData("limit=99999999999", 422, "validation_failed")]
    [InlineData("cursor=2", 400, "invalid_cursor")]
    [InlineData("cursor=AAAAAAAAAAAAAAAAAAAAAAAAAAA", 400, "invalid_cursor")]
    [InlineData("cursor='%20OR%201=1", 400, "invalid_cursor")]
    [InlineData("cursor=%00", 400, "invalid_cursor")]
    public async Task A_bad_page_is_refused(string query, int status, string error)
    {
        var exam = await Exam.CreateAsync(_anyone);

        (await exam.Candidate.Get($"{exam.Path}/questions/page?{query}")).MustBe(status, error);
    }

    [Fact]
    public async Task The_cursor_of_another_candidate_is_refused()
    {
        var exam = await Exam.CreateAsync(_anyone);
        var other = await Exam.CreateAsync(_anyone);
        var cursor = (await other.Candidate.Get(other.Path + "/questions/page?limit=1")).Json["nextCursor"]!.GetValue<string>();

        (await exam.Candidate.Get($"{exam.Path}/questions/page?cursor={cursor}")).MustBe(400, "invalid_cursor");
    }

    [Fact]
    public async Task The_timer_answers_to_either_id_with_every_field_of_the_contract()
    {
        var exam = await Exam.CreateAsync(_anyone, minutes: 10);
        (await exam.Start()).MustBeOk();
        host.Clock.Move(TimeSpan.FromMinutes(4));

        var one = (await exam.Candidate.Get(exam.Path + "/timer")).MustBeOk().Json;
        var other = (await exam.Candidate.Get($"/api/candidate/assessment/{exam.AssessmentId}/timer")).MustBeOk().Json;

        Assert.Equal(
            [
                "current_server_time", "current_time", "expiration_time", "grace_period_active", "grace_period_remaining", "grace_period_seconds",
                "is_completed", "is_expired", "remaining_seconds", "status", "time_expired", "time_remaining_seconds",
            ],
            one.AsObject().Select(field => field.Key).Order(StringComparer.Ordinal));
        Assert.InRange(one["remaining_seconds"]!.GetValue<int>(), 300, 360);
        Assert.Equal("in_progress", one["status"]!.GetValue<string>());
        Assert.Equal(30, one["grace_period_seconds"]!.GetValue<int>());
        Assert.Equal(one["expiration_time"]!.GetValue<string>(), other["expiration_time"]!.GetValue<string>());
        Assert.EndsWith("Z", one["current_time"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Autosaved_answers_are_kept_until_the_hand_in()
    {
        var exam = await Exam.CreateAsync(_anyone);
        (await exam.Start()).MustBeOk();

        var saved = (await exam.Candidate.Post(exam.Path + "/autosave", Exam.Answers(("q2", "Because.")))).MustBeOk().Json;

        Assert.True(saved["success"]!.GetValue<bool>());
        Assert.EndsWith("Z", saved["savedAt"]!.GetValue<string>(), StringComparison.Ordinal);
        (await exam.Candidate.Post(exam.Path + "/autosave", "nonsense")).MustBe(400, "invalid_json");
        Assert.Equal(1, (await exam.Submit(Exam.Answers())).MustBeOk().Json["answers_count"]!.GetValue<int>());
        (await exam.Candidate.Post(exam.Path + "/autosave", Exam.Answers())).MustBe(403, "already_completed");
    }
}
