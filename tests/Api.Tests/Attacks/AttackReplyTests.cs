using System.Text.Json;
using Assay.Api.Tests.Admin;
using Assay.Grains.Tests.Scoring.Attacks;

namespace Assay.Api.Tests.Attacks;

/// <summary>An attack of each class handed in over HTTP: what the replies tell, and to whom.</summary>
[Collection(RunningApiTests.Name)]
public sealed class AttackReplyTests(RunningApi api)
{
    private static readonly List<AttackCase> Attacks = [.. AttackCorpus.Sample.Where(attack => attack.Where is "answer" or "code_comment")];

    [Fact]
    public async Task Nothing_secret_reaches_the_candidate_and_no_payload_any_other_reply()
    {
        var created = await api.Admin.PostAsync("/api/admin/tests/initiate", JsonSerializer.Serialize(new
        {
            title = "Attacks of every class",
            candidateEmail = "attacks@example.org",
            candidateName = "Robin Example",
            questions = Attacks.Select(Question),
        }));
        Assert.True(created.Status == 200, created.Body);
        var id = created.Text("testId");
        var candidate = new ApiCaller(api.NewClient());
        var login = await candidate.PostAsync("/api/candidate/login", $$"""{"loginCode":"{{created.Text("loginCode")}}"}""");
        candidate.With(login.Text("token"));

        List<ApiReply> shown =
        [
            login,
            await candidate.PostAsync("/api/candidate/assessment/start", JsonSerializer.Serialize(new { assessment_id = created.Text("assessmentId"), candidate_id = login.Text("candidateId") })),
            await candidate.GetAsync($"/api/candidate/assessment/{id}/questions"),
            await candidate.GetAsync($"/api/candidate/assessment/{id}/questions/page?limit=50"),
            await candidate.PostAsync(
                $"/api/candidate/assessment/{id}/submit",
                JsonSerializer.Serialize(new { answers = Attacks.Select(attack => new { questionId = attack.Id, submittedAnswer = attack.Attacked }) })),
        ];
        await api.SettledAsync(id);
        shown.Add(await candidate.GetAsync($"/api/candidate/assessment/{id}/submission"));
        shown.Add(await candidate.GetAsync($"/api/candidate/assessment/{id}/timer"));

        Assert.All(shown, reply => Assert.Equal(200, reply.Status));
        string[] secrets = [.. Attacks.SelectMany(attack => new[] { attack.On.Rubric, attack.On.Reference, "hidden-input-7", "hidden-output-7" }).Where(text => text.Length > 0), "attack_suspected", "explanationQuality"];
        Assert.All(secrets, secret => Assert.All(shown, reply => Assert.DoesNotContain(secret, Text(reply), StringComparison.OrdinalIgnoreCase)));

        List<ApiReply> others = [.. shown];
        foreach (var path in new[]
        {
            $"report/{id}", $"report/autogen/{id}", $"report/{id}/html", "dashboard", "tests", "submissions?candidate=attacks@example.org", $"audit?subject={id}", "assessments",
        })
            others.Add(await api.Admin.GetAsync($"/api/admin/{path}"));
        others.Add(await api.Admin.PostAsync("/api/scoring/process-submission", $$"""{"submissionId":"{{id}}"}"""));
        Assert.All(others, reply => Assert.Equal(200, reply.Status));
        Assert.All(Attacks.SelectMany(Plain.Pieces), piece => Assert.All(others, reply => Assert.DoesNotContain(piece, Text(reply), StringComparison.OrdinalIgnoreCase)));

        var audit = (await api.Admin.GetAsync($"/api/admin/audit?subject={id}&action=submission.attack_suspected&limit=200")).Body;
        var flagged = audit.Split("submission.attack_suspected").Length - 1;
        Assert.InRange(flagged, Attacks.Count / 2, Attacks.Count);
    }

    // Escapes are undone, so that a quotation would be found however it is written.
    private static string Text(ApiReply reply) => reply.Body.StartsWith('<')
        ? System.Net.WebUtility.HtmlDecode(reply.Body)
        : JsonSerializer.Serialize(reply.Json, Plain.Json);

    private static object Question(AttackCase attack) => attack.On.Kind == "code"
        ? new
        {
            id = attack.Id,
            type = "coding",
            text = attack.On.Question,
            skill = attack.On.Subject,
            points = 4,
            starter_code = "pass",
            programming_language = attack.On.Subject,
            test_cases = new[] { new { input = "hidden-input-7", expected_output = "hidden-output-7", hidden = true } },
        }
        : new { id = attack.Id, type = "descriptive", text = attack.On.Question, skill = attack.On.Subject, points = 4, rubric = attack.On.Rubric, reference_answer = attack.On.Reference };
}
