using System.Text;
using System.Text.Json.Nodes;

namespace Assay.Api.Tests.Http;

[Collection(ApiCollection.Name)]
public sealed class SubmitTests(ApiHost host)
{
    private readonly Client _anyone = new(host.CreateClient());

    [Fact]
    public async Task A_hand_in_answers_with_every_field_of_the_contract_and_a_repeat_says_so()
    {
        var exam = await Exam.CreateAsync(_anyone);
        (await exam.Start()).MustBeOk();

        var first = (await exam.Submit(Exam.Answers(("q1", "1"), ("q2", null)))).MustBeOk().Json;
        var second = (await exam.Submit(Exam.Answers(("q1", "0")))).MustBeOk().Json;

        Assert.Equal(
            [
                "answers_count", "auto_submit_reason", "auto_submitted", "end_time", "fallback", "message", "queue_mode", "scoring_status",
                "status", "submission_id", "success",
            ],
            first.AsObject().Select(field => field.Key).Order(StringComparer.Ordinal));
        Assert.Equal(exam.SubmissionId, first["submission_id"]!.GetValue<string>());
        Assert.Equal(("completed", "pending", "direct"), (Text(first, "status"), Text(first, "scoring_status"), Text(first, "queue_mode")));
        Assert.False(first["auto_submitted"]!.GetValue<bool>());
        Assert.Null(first["auto_submit_reason"]);
        Assert.Equal(2, first["answers_count"]!.GetValue<int>());
        Assert.False(first["fallback"]!.GetValue<bool>());
        Assert.Equal(
            ["already_completed", "message", "status", "submission_id", "success"],
            second.AsObject().Select(field => field.Key).Order(StringComparer.Ordinal));
        Assert.True(second["already_completed"]!.GetValue<bool>());
    }

    [Fact]
    public async Task What_became_of_it_is_told_without_a_score()
    {
        var exam = await Exam.CreateAsync(_anyone);
        var before = (await exam.Candidate.Get(exam.Path + "/submission")).MustBeOk().Json;
        (await exam.Submit(new { answers = Array.Empty<object>(), autoSubmitted = true, autoSubmitReason = "tab_switch" })).MustBeOk();

        var after = (await exam.Candidate.Get($"/api/candidate/assessment/{exam.AssessmentId}/submission")).MustBeOk().Json;

        Assert.Equal(
            ["auto_submitted", "reason", "scoring_status", "status", "submitted_at"],
            after.AsObject().Select(field => field.Key).Order(StringComparer.Ordinal));
        Assert.Equal("pending", Text(before, "status"));
        Assert.Null(before["submitted_at"]);
        Assert.Equal(("completed_auto_submitted", "tab_switch"), (Text(after, "status"), Text(after, "reason")));
        Assert.True(after["auto_submitted"]!.GetValue<bool>());
        Assert.EndsWith("Z", Text(after, "submitted_at"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Long_after_the_end_it_is_accepted_and_marked_as_handed_in_by_the_clock()
    {
        var exam = await Exam.CreateAsync(_anyone, minutes: 1);
        (await exam.Start()).MustBeOk();
        host.Clock.Move(TimeSpan.FromMinutes(2));

        var reply = (await exam.Submit(Exam.Answers(("q1", "1")))).MustBeOk().Json;

        Assert.Equal("completed_auto_submitted", Text(reply, "status"));
    }

    [Fact]
    public async Task Bad_answers_and_events_cost_no_good_one_and_are_noted_for_the_admin()
    {
        var exam = await Exam.CreateAsync(_anyone);
        var body = """
            {"answers":[null,{"submittedAnswer":"no question"},{"questionId":"q1","submittedAnswer":1},
              {"questionId":"q2","submittedAnswer":"\ud800 good \u0000 answer"},{"questionId":"q3","submittedAnswer":{"code":"x"}},
              {"questionId":"q9","submittedAnswer":"of no question"}],
             "proctoringEvents":[7,{"eventType":"tab_switch","details":"<script>"}],"violationCount":"2","autoSubmitted":"no"}
            """;

        (await exam.Candidate.Post(exam.Path + "/submit", body)).MustBeOk();

        var detail = await DetailAsync(exam);
        var answers = detail["answers"]!.AsArray().ToDictionary(a => a!["question_id"]!.GetValue<string>(), a => a!["submitted_answer"]!.GetValue<string>());
        Assert.Equal("1", answers["q1"]);
        Assert.Equal("\uFFFD good \uFFFD answer", answers["q2"]);
        Assert.DoesNotContain("q3", answers.Keys);
        Assert.Equal(5, detail["dropped"]!.AsArray().Count);
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData(null)]
    public async Task The_body_counts_whatever_its_type_is_said_to_be(string? type)
    {
        var exam = await Exam.CreateAsync(_anyone);

        (await exam.Candidate.Post(exam.Path + "/submit", Encoding.UTF8.GetBytes("""{"answers":[{"questionId":"q1","submittedAnswer":"1"}]}"""), type)).MustBeOk();
    }

    [Theory]
    [InlineData("")]
    [InlineData("{\"answers\":[")]
    [InlineData("answers")]
    [InlineData("[1]")]
    [InlineData("<xml/>")]
    public async Task A_body_that_is_not_json_leaves_the_test_open(string body)
    {
        var exam = await Exam.CreateAsync(_anyone);

        (await exam.Candidate.Post(exam.Path + "/submit", body)).MustBe(400, "invalid_json");

        Assert.Equal("pending", Text((await exam.Candidate.Get(exam.Path + "/submission")).Json, "status"));
    }

    [Fact]
    public async Task Eight_megabytes_are_accepted_and_one_byte_more_is_not()
    {
        const int limit = 8 * 1024 * 1024;
        var exam = await Exam.CreateAsync(_anyone);
        const string frame = """{"answers":[{"questionId":"q2","submittedAnswer":""}]}""";
        var largest = frame.Replace(":\"\"}", $":\"{new string('x', limit - frame.Length)}\"}}", StringComparison.Ordinal);

        (await exam.Candidate.Post(exam.Path + "/submit", largest + " ")).MustBe(413, "body_too_large");
        (await exam.Candidate.Post(exam.Path + "/submit", largest)).MustBeOk();

        Assert.Equal(limit - frame.Length, (await DetailAsync(exam))["answers"]![0]!["submitted_answer"]!.GetValue<string>().Length);
    }

    [Fact]
    public async Task History_over_its_budget_is_cut_and_counted()
    {
        var exam = await Exam.CreateAsync(_anyone);
        var events = Enumerable.Range(0, 60).Select(i => new { timestamp = $"2026-01-01T10:{i:00}:00Z", eventType = "tab_switch", details = new string('x', 10_000) });

        (await exam.Submit(new { answers = Array.Empty<object>(), proctoringEvents = events })).MustBeOk();

        var detail = await DetailAsync(exam);
        Assert.InRange(detail["proctoring_events"]!.AsArray().Count, 20, 26);
        Assert.Contains("oldest of 60", detail["dropped"]![0]!.GetValue<string>(), StringComparison.Ordinal);
    }

    private async Task<JsonNode> DetailAsync(Exam exam)
    {
        var admin = await Exam.AdminAsync(_anyone);
        return (await admin.Get($"/api/admin/submissions/{exam.SubmissionId}")).MustBeOk().Json;
    }

    private static string Text(JsonNode node, string field) => node[field]!.GetValue<string>();
}
