namespace Assay.Api.Tests.Http;

[Collection(ApiCollection.Name)]
public sealed class AdminLoginTests(ApiHost host)
{
    private const string Path = "/api/admin/login";
    private readonly Client _anyone = new(host.CreateClient());

    [Fact]
    public async Task An_admin_signs_in_with_every_field_of_the_contract()
    {
        var reply = (await _anyone.Post(Path, new { email = "ADMIN@example.com", password = ApiHost.AdminPassword })).MustBeOk().Json;

        Assert.True(reply["success"]!.GetValue<bool>());
        Assert.Equal("""{"email":"admin@example.com","name":"admin","username":"admin"}""", reply["admin"]!.ToJsonString());
        Assert.NotEmpty(reply["message"]!.GetValue<string>());
        (await _anyone.With(reply["token"]!.GetValue<string>()).Get("/api/admin/dashboard")).MustBeOk();
    }

    [Theory]
    [InlineData("{}", 400, "missing_credentials")]
    [InlineData("{\"email\":\"a@b.c\"}", 400, "missing_credentials")]
    [InlineData("{\"email\":\"\",\"password\":\"x\"}", 400, "missing_credentials")]
    [InlineData("{\"email\":[],\"password\":\"x\"}", 400, "missing_credentials")]
    [InlineData("{", 400, "invalid_json")]
    [InlineData("{\"email\":\"nobody@example.com\",\"password\":\"correct horse\"}", 401, "invalid_credentials")]
    [InlineData("{\"email\":\"' OR 1=1 --\",\"password\":\"' OR 1=1 --\"}", 401, "invalid_credentials")]
    public async Task A_bad_sign_in_is_refused(string body, int status, string error) => (await _anyone.Post(Path, body)).MustBe(status, error);

    [Fact]
    public async Task Tries_are_written_down_without_their_passwords()
    {
        (await _anyone.Post(Path, new { email = "mallory@example.com", password = "guess-1" })).MustBe(401, "invalid_credentials");
        (await _anyone.Post(Path, new { email = "guess-2", password = "guess-3" })).MustBe(401, "invalid_credentials");
        var admin = await Exam.AdminAsync(_anyone);

        var audit = (await admin.Get("/api/admin/audit?limit=50")).MustBeOk();

        Assert.DoesNotContain("mallory", audit.Text, StringComparison.Ordinal);
        Assert.Contains("unknown", audit.Text, StringComparison.Ordinal);
        Assert.Contains("admin.login_failed", audit.Text, StringComparison.Ordinal);
        Assert.Contains("\"admin.login\"", audit.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("guess-", audit.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_ten_wrong_passwords_even_the_right_one_waits_and_others_do_not()
    {
        const string victim = "victim@example.com";
        for (var i = 0; i < 10; i++)
            (await _anyone.Post(Path, new { email = victim, password = "wrong" })).MustBe(401, "invalid_credentials");

        (await _anyone.Post(Path, new { email = victim.ToUpperInvariant(), password = "wrong" })).MustBe(429, "too_many_attempts");

        await Exam.AdminAsync(_anyone);
        host.Clock.Move(TimeSpan.FromMinutes(6));
        (await _anyone.Post(Path, new { email = victim, password = "wrong" })).MustBe(401, "invalid_credentials");
    }
}
