using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Assay.EndToEnd.Http;

namespace Assay.EndToEnd.BadInput;

/// <summary>What is good in a request survives what is bad in it.</summary>
public sealed class GoodBesideBadTests(BadInputWorld world) : IClassFixture<BadInputWorld>
{
    private const int HandInLimit = 8 * 1024 * 1024;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task A_submit_keeps_the_good_answers_beside_every_kind_of_bad_one()
    {
        var (candidate, _) = await world.CandidateAsync("beside@example.org");
        using (candidate)
        {
            await candidate.StartAsync();
            byte[] body =
            [
                .. """
                {"answers":[
                  null, 7, "text", [], {}, {"questionId":null}, {"questionId":""}, {"questionId":{"a":1},"submittedAnswer":"x"},
                  {"questionId":"m1","questionType":"coding","submittedAnswer":"this","timeSpent":"long"},
                  {"questionId":"nowhere","submittedAnswer":"x"},
                  {"questionId":"m2","submittedAnswer":["b"]},
                  {"questionId":"d1","submittedAnswer":"Air scatters blue wavelengths \u0000 of sunlight \ud800 more than red ones.
                """u8,
                0xC3, 0x28,
                .. """
                ","timeSpent":-4,"codeSubmissions":[null,3,{"code":7}]}],
                 "proctoringEvents":["x",{"eventType":7},{"timestamp":[],"eventType":"tab_switch","details":{"a":{"b":[1,2]}}}],
                 "autoSubmitted":"perhaps","violationCount":"many","autoSubmitReason":{"a":1},"unknown":[[[[1]]]]}
                """u8,
            ];
            var text = Encoding.Latin1.GetString(body).Replace("\n", " ", StringComparison.Ordinal);
            var (status, reply) = await PostAsync(candidate, "submit", Encoding.Latin1.GetBytes(text));

            Assert.True(status == HttpStatusCode.OK, reply);
            var detail = await SettledAsync(candidate.SubmissionId);
            var answers = detail["answers"]!.AsArray().ToDictionary(answer => (string)answer!["question_id"]!, answer => (string?)answer!["submitted_answer"]);
            Assert.Equal("this", answers["m1"]);
            Assert.StartsWith("Air scatters blue wavelengths", answers["d1"], StringComparison.Ordinal);
            Assert.DoesNotContain('\0', answers["d1"]!);
            Assert.NotEmpty(detail["dropped"]!.AsArray());
            Assert.Contains(detail["proctoring_events"]!.AsArray(), item => (string?)item!["event_type"] == "tab_switch");
            Assert.Equal(1, Points(detail, "m1"));
            Assert.True(Points(detail, "d1") > 0, detail["evaluation"]!.ToJsonString());
        }
    }

    [Fact]
    public async Task A_hand_in_of_exactly_8_MB_is_taken()
    {
        var (candidate, _) = await world.CandidateAsync("eight@example.org");
        using (candidate)
        {
            await candidate.StartAsync();
            var start = Encoding.UTF8.GetBytes("""{"answers":[{"questionId":"m1","submittedAnswer":"this"},{"questionId":"d1","submittedAnswer":" """);
            var end = "\"}]}"u8.ToArray();
            var body = new byte[HandInLimit];
            Array.Fill(body, (byte)'w');
            start.CopyTo(body, 0);
            end.CopyTo(body, body.Length - end.Length);

            Assert.Equal(HttpStatusCode.OK, (await PostAsync(candidate, "autosave", body)).Status);
            Assert.Equal(HttpStatusCode.OK, (await PostAsync(candidate, "submit", body)).Status);
            var detail = await SettledAsync(candidate.SubmissionId);
            Assert.Equal(1, Points(detail, "m1"));
            var kept = (string)detail["answers"]!.AsArray().Single(answer => (string?)answer!["question_id"] == "d1")!["submitted_answer"]!;
            Assert.Equal(HandInLimit - start.Length - end.Length + 1, kept.Length);
        }
    }

    [Fact]
    public async Task A_replayed_submit_changes_nothing()
    {
        var (candidate, _) = await world.CandidateAsync("replay@example.org");
        using (candidate)
        {
            await candidate.StartAsync();
            await candidate.SubmitAsync(BadInputWorld.GoodSheet);
            var before = await SettledAsync(candidate.SubmissionId);
            var again = await candidate.SubmitAsync(JsonNode.Parse("""{"answers":[{"questionId":"m1","submittedAnswer":"that"}],"autoSubmitted":true}""")!);

            Assert.True((bool)again["already_completed"]!);
            Assert.Equal("completed", (string?)again["status"]);
            Assert.Equal(before.ToJsonString(), (await world.Admin.DetailAsync(candidate.SubmissionId)).ToJsonString());
        }
    }

    [Fact]
    public async Task SQL_and_HTML_in_every_text_field_are_kept_as_text_and_shown_as_text()
    {
        const string Nasty = "<script>alert('x')</script>'; DROP TABLE submissions; -- \" OR 1=1";
        var assessment = new JsonObject
        {
            ["title"] = Nasty,
            ["description"] = Nasty,
            ["target_role"] = Nasty,
            ["questions"] = new JsonArray(
                new JsonObject
                {
                    ["id"] = Nasty[..40],
                    ["type"] = "descriptive",
                    ["text"] = Nasty,
                    ["skill"] = Nasty,
                    ["tags"] = new JsonArray(Nasty[..40]),
                    ["rubric"] = Nasty,
                    ["reference_answer"] = Nasty,
                },
                new JsonObject { ["id"] = "m", ["type"] = "mcq", ["text"] = Nasty, ["options"] = new JsonArray(Nasty, "other"), ["correct_answer"] = "a" },
                new JsonObject
                {
                    ["id"] = "c",
                    ["type"] = "coding",
                    ["text"] = Nasty,
                    ["starter_code"] = Nasty,
                    ["programming_language"] = Nasty[..40],
                    ["test_cases"] = new JsonArray(new JsonObject { ["input"] = Nasty, ["expected_output"] = Nasty }),
                }),
        };
        var id = await world.Admin.CreateAssessmentAsync(assessment);
        var (submission, code) = await world.Admin.CreateTestAsync(id, "o'brien+drop@example.org", Nasty);
        using var candidate = new CandidateClient(world.Api.Address);
        await candidate.SignInAsync(code);
        await candidate.StartAsync();
        var questions = await candidate.WalkQuestionsAsync(1);
        Assert.All(questions, question => Assert.Equal(Nasty, (string?)question["text"]));
        await candidate.SubmitAsync(new JsonObject
        {
            ["answers"] = new JsonArray(
                new JsonObject { ["questionId"] = Nasty[..40], ["submittedAnswer"] = Nasty + " answer" },
                new JsonObject { ["questionId"] = "m", ["submittedAnswer"] = Nasty },
                new JsonObject { ["questionId"] = "c", ["submittedAnswer"] = Nasty + " code" }),
            ["proctoringEvents"] = new JsonArray(new JsonObject { ["eventType"] = Nasty, ["timestamp"] = Nasty[..40], ["details"] = new JsonObject { [Nasty] = Nasty } }),
            ["autoSubmitted"] = true,
            ["autoSubmitReason"] = Nasty,
        });

        var detail = await SettledAsync(submission);
        Assert.Equal(Nasty, (string?)detail["assessment_title"]);
        Assert.Equal(Nasty, (string?)detail["candidate_name"]);
        Assert.Equal(Nasty, (string?)detail["auto_submit_reason"]);
        Assert.Equal(1, Points(detail, "m"));
        Assert.Empty(await world.Admin.ListAsync("&candidate=" + Uri.EscapeDataString("' OR '1'='1")));
        Assert.Single(await world.Admin.ListAsync("&candidate=" + Uri.EscapeDataString("o'brien+drop@example.org")));
        var (status, page) = await world.Admin.Api.SendTextAsync(HttpMethod.Get, $"/api/admin/report/{submission}/html", null);
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.DoesNotContain("<script>alert", page, StringComparison.OrdinalIgnoreCase);
        await world.Admin.Api.GetAsync($"/api/admin/report/autogen/{submission}");
    }

    private static decimal Points(JsonNode detail, string question) => (decimal)detail["evaluation"]!["questions"]!.AsArray()
        .Single(score => (string?)score!["question_id"] == question)!["points"]!;

    private async Task<JsonNode> SettledAsync(string submission)
    {
        using var stop = new CancellationTokenSource(Limit);
        JsonNode detail;
        do
        {
            detail = await world.Admin.DetailAsync(submission);
        }
        while ((string?)detail["report_status"] is "pending" or "in_progress" && !stop.IsCancellationRequested);
        return detail;
    }

    private async Task<(HttpStatusCode Status, string Text)> PostAsync(CandidateClient candidate, string call, byte[] body)
    {
        using var http = new HttpClient { BaseAddress = world.Api.Address };
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/candidate/assessment/{candidate.SubmissionId}/{call}");
        request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + candidate.Api.Token);
        request.Content = new ByteArrayContent(body);
        request.Content.Headers.TryAddWithoutValidation("Content-Type", "application/json");
        using var reply = await http.SendAsync(request);
        return (reply.StatusCode, await reply.Content.ReadAsStringAsync());
    }
}
