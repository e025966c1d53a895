using System.Buffers.Text;
using System.Text;
using Assay.Api.Auth;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Assay.Api.Tests.Http;

[Collection(ApiCollection.Name)]
public sealed class TokenTests(ApiHost host)
{
    private const string Timer = "/api/candidate/assessment/sub_1/timer";
    private readonly Client _anyone = new(host.CreateClient());

    public static TheoryData<string, string, string> CandidateCalls => new()
    {
        { "POST", "/api/candidate/assessment/start", "{}" },
        { "GET", "/api/candidate/assessment/sub_1/questions", "" },
        { "GET", "/api/candidate/assessment/sub_1/questions/page", "" },
        { "GET", Timer, "" },
        { "POST", "/api/candidate/assessment/sub_1/autosave", "{}" },
        { "POST", "/api/candidate/assessment/sub_1/submit", "{}" },
        { "GET", "/api/candidate/assessment/sub_1/submission", "" },
    };

    [Theory]
    [MemberData(nameof(CandidateCalls))]
    public async Task Without_a_token_every_call_is_a_401(string method, string path, string body)
    {
        var reply = await _anyone.Send(new HttpMethod(method), path, Client.Content(Encoding.UTF8.GetBytes(body), "application/json"));

        reply.MustBe(401, "invalid_token");
        Assert.Equal("Bearer", reply.Message.Headers.WwwAuthenticate.ToString());
    }

    [Theory]
    [MemberData(nameof(CandidateCalls))]
    public async Task The_submission_of_another_is_a_403_on_every_call(string method, string path, string body)
    {
        var exam = await Exam.CreateAsync(_anyone);
        var other = await Exam.CreateAsync(_anyone);
        path = path.Replace("sub_1", other.SubmissionId, StringComparison.Ordinal);
        body = body.Length == 0 ? body : $$"""{"assessment_id":"{{other.AssessmentId}}","answers":[]}""";

        var reply = await exam.Candidate.Send(new HttpMethod(method), path, Client.Content(Encoding.UTF8.GetBytes(body), "application/json"));

        reply.MustBe(403, "forbidden");
        Assert.Equal("pending", (await other.Candidate.Get(other.Path + "/submission")).Json["status"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_token_of_one_role_is_a_403_with_the_other()
    {
        var exam = await Exam.CreateAsync(_anyone);
        var admin = await Exam.AdminAsync(_anyone);

        (await admin.Get(exam.Path + "/timer")).MustBe(403, "forbidden");
        (await exam.Candidate.Get("/api/admin/dashboard")).MustBe(403, "forbidden");
        (await exam.Candidate.Post($"/api/admin/submissions/{exam.SubmissionId}/marks", "{}")).MustBe(403, "forbidden");
    }

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("a.b.c")]
    [InlineData("eyJhbGciOiJIUzI1NiJ9.e30.")]
    public async Task Rubbish_is_a_401(string token) => (await _anyone.With(token.Length == 0 ? "." : token).Get(Timer)).MustBe(401, "invalid_token");

    [Fact]
    public async Task A_token_signed_like_ours_is_believed_and_any_forgery_of_it_is_not()
    {
        // The sound one is refused for its owner only, which shows that the forged ones fail for their forgery.
        (await _anyone.With(Forge()).Get(Timer)).MustBe(404, "submission_not_found");

        (await _anyone.With(Forge(key: "another key of the same length, sure")).Get(Timer)).MustBe(401, "invalid_token");
        (await _anyone.With(Forge(algorithm: SecurityAlgorithms.HmacSha384)).Get(Timer)).MustBe(401, "invalid_token");
        (await _anyone.With(Forge(issuer: "someone")).Get(Timer)).MustBe(401, "invalid_token");
        (await _anyone.With(Forge(audience: "something")).Get(Timer)).MustBe(401, "invalid_token");
        (await _anyone.With(Forge(lifetime: TimeSpan.FromMinutes(-5))).Get(Timer)).MustBe(401, "invalid_token");
        (await _anyone.With(Unsigned(Forge())).Get(Timer)).MustBe(401, "invalid_token");
        (await _anyone.With(WithOtherClaims(Forge())).Get(Timer)).MustBe(401, "invalid_token");
    }

    [Fact]
    public async Task A_sign_in_outlasts_the_longest_exam_and_then_ends()
    {
        var exam = await Exam.CreateAsync(_anyone, minutes: 480);
        host.Clock.Move(TimeSpan.FromHours(23.9));
        (await exam.Start()).MustBeOk();
        host.Clock.Move(TimeSpan.FromHours(8));

        (await exam.Candidate.Get(exam.Path + "/timer")).MustBeOk();
        host.Clock.Move(TimeSpan.FromHours(5));
        (await exam.Candidate.Get(exam.Path + "/timer")).MustBe(401, "invalid_token");
    }

    private string Forge(
        string key = ApiHost.SigningKey,
        string algorithm = SecurityAlgorithms.HmacSha256,
        string issuer = TokenIssuer.Issuer,
        string audience = TokenIssuer.Audience,
        TimeSpan? lifetime = null)
    {
        var now = host.Clock.GetUtcNow().UtcDateTime;
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = issuer,
            Audience = audience,
            IssuedAt = now.AddHours(-1),
            NotBefore = now.AddHours(-1),
            Expires = now + (lifetime ?? TimeSpan.FromHours(1)),
            Claims = new Dictionary<string, object>
            {
                [AssayClaims.Role] = AuthPolicies.Candidate,
                [AssayClaims.Subject] = "cand_1",
                [AssayClaims.SubmissionId] = "sub_1",
                [AssayClaims.AssessmentId] = "assess_1",
            },
            SigningCredentials = new SigningCredentials(new SymmetricSecurityKey(Encoding.UTF8.GetBytes(key)), algorithm),
        });
    }

    private static string Unsigned(string token) =>
        $"{Base64Url.EncodeToString("""{"alg":"none","typ":"JWT"}"""u8)}.{token.Split('.')[1]}.";

    private static string WithOtherClaims(string token)
    {
        var parts = token.Split('.');
        var claims = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(parts[1])).Replace("candidate", "admin", StringComparison.Ordinal);
        return $"{parts[0]}.{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(claims))}.{parts[2]}";
    }
}
