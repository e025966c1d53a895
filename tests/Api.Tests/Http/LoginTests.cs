namespace Assay.Api.Tests.Http;

[Collection(ApiCollection.Name)]
public sealed class LoginTests(ApiHost host)
{
    private readonly Client _anyone = new(host.CreateClient());

    [Fact]
    public async Task A_code_signs_in_again_and_again_with_every_field_of_the_contract()
    {
        var exam = await Exam.CreateAsync(_anyone, minutes: 90);

        var reply = (await _anyone.Post("/api/candidate/login", new { loginCode = exam.LoginCode.ToLowerInvariant() })).MustBeOk().Json;

        Assert.True(reply["success"]!.GetValue<bool>());
        Assert.Equal(exam.AssessmentId, reply["testId"]!.GetValue<string>());
        Assert.Equal("Backend basics", reply["testTitle"]!.GetValue<string>());
        Assert.Equal(90, reply["duration"]!.GetValue<int>());
        Assert.Equal(exam.CandidateId, reply["candidateId"]!.GetValue<string>());
        Assert.Equal(exam.SubmissionId, reply["submissionId"]!.GetValue<string>());
        Assert.NotEmpty(reply["token"]!.GetValue<string>());
        Assert.NotEmpty(reply["message"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("{}", 400, "missing_login_code")]
    [InlineData("", 400, "missing_login_code")]
    [InlineData("{\"loginCode\":\"\"}", 400, "missing_login_code")]
    [InlineData("{\"loginCode\":\"   \"}", 400, "missing_login_code")]
    [InlineData("{\"loginCode\":null}", 400, "missing_login_code")]
    [InlineData("{\"loginCode\":{\"a\":1}}", 400, "missing_login_code")]
    [InlineData("{\"loginCode\":", 400, "invalid_json")]
    [InlineData("[]", 400, "invalid_json")]
    [InlineData("loginCode=x", 400, "invalid_json")]
    [InlineData("{\"loginCode\":\"7K3M-P0QD-4TZW-9XNB\"}", 401, "invalid_login_code")]
    [InlineData("{\"loginCode\":\"short\"}", 401, "invalid_login_code")]
    [InlineData("{\"loginCode\":12345}", 401, "invalid_login_code")]
    [InlineData("{\"loginCode\":\"' OR '1'='1\"}", 401, "invalid_login_code")]
    [InlineData("{\"loginCode\":\"\\ud800\\u0000\"}", 401, "invalid_login_code")]
    public async Task A_bad_code_is_refused(string body, int status, string error) =>
        (await _anyone.Post("/api/candidate/login", body)).MustBe(status, error);

    [Fact]
    public async Task A_code_of_a_megabyte_is_refused() =>
        (await _anyone.Post("/api/candidate/login", $$"""{"loginCode":"{{new string('A', 1_000_000)}}"}""")).MustBe(401, "invalid_login_code");

    [Fact]
    public async Task A_code_that_was_not_used_in_a_day_is_refused()
    {
        var exam = await Exam.CreateAsync(_anyone);
        host.Clock.Move(TimeSpan.FromHours(24.1));

        (await _anyone.Post("/api/candidate/login", new { loginCode = exam.LoginCode })).MustBe(401, "login_code_expired");
    }

    [Fact]
    public async Task After_the_hand_in_the_code_is_refused()
    {
        var exam = await Exam.CreateAsync(_anyone);
        (await exam.Submit(Exam.Answers())).MustBeOk();

        (await _anyone.Post("/api/candidate/login", new { loginCode = exam.LoginCode })).MustBe(401, "already_submitted");
    }
}
