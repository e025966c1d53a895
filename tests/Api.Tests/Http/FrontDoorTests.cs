using System.Text.RegularExpressions;

namespace Assay.Api.Tests.Http;

[Collection(ApiCollection.Name)]
public sealed partial class FrontDoorTests(ApiHost host)
{
    private readonly Client _anyone = new(host.CreateClient());

    [Fact]
    public async Task The_root_says_what_this_is()
    {
        var reply = (await _anyone.Get("/")).MustBeOk().Json;

        Assert.Equal(["message", "version"], reply.AsObject().Select(field => field.Key));
    }

    [Fact]
    public async Task Health_says_whether_the_store_answers()
    {
        Assert.Equal("""{"status":"healthy","database":"connected"}""", (await _anyone.Get("/health")).MustBeOk().Text);
        (await _anyone.Get("/health/live")).MustBeOk();
        (await _anyone.Get("/health/ready")).MustBeOk();
    }

    [Theory]
    [InlineData("/nowhere")]
    [InlineData("/api")]
    [InlineData("/api/candidate/nowhere")]
    [InlineData("/api/question-bank")]
    [InlineData("/api/resume/screen")]
    [InlineData("/api/rag/ask")]
    [InlineData("/api/live-interview/1")]
    [InlineData("/api/admin/upload-csv")]
    [InlineData("/.env")]
    [InlineData("/..%2f.env")]
    public async Task What_does_not_exist_is_a_404(string path) => (await _anyone.Get(path)).MustBe(404, "not_found");

    [Fact]
    public async Task A_wrong_method_is_a_405_that_names_the_right_one()
    {
        var reply = (await _anyone.Send(HttpMethod.Delete, "/api/candidate/login", null)).MustBe(405, "method_not_allowed");

        Assert.Equal(["POST"], reply.Message.Content.Headers.Allow);
    }

    [Fact]
    public async Task A_compressed_body_is_refused()
    {
        var content = Client.Content([0x1f, 0x8b], "application/json");
        content.Headers.ContentEncoding.Add("gzip");

        (await _anyone.Send(HttpMethod.Post, "/api/candidate/login", content)).MustBe(415, "unsupported_encoding");
    }

    [Fact]
    public async Task An_ordinary_body_over_a_megabyte_is_refused() =>
        (await _anyone.Post("/api/candidate/login", new string(' ', (1024 * 1024) + 1))).MustBe(413, "body_too_large");

    [Theory]
    [InlineData("http://localhost:3000", true)]
    [InlineData("http://127.0.0.1:3010", true)]
    [InlineData("http://localhost:3003", false)]
    [InlineData("https://evil.example.com", false)]
    [InlineData("null", false)]
    public async Task Only_the_known_clients_may_call_from_a_browser(string origin, bool allowed)
    {
        var preflight = await _anyone.Send(HttpMethod.Options, "/api/candidate/login", null, request =>
        {
            request.Headers.Add("Origin", origin);
            request.Headers.Add("Access-Control-Request-Method", "POST");
            request.Headers.Add("Access-Control-Request-Headers", "authorization,content-type,x-source");
        });
        var refused = await _anyone.Send(HttpMethod.Get, "/api/admin/dashboard", null, request => request.Headers.Add("Origin", origin));

        Assert.Equal(allowed ? origin : null, Header(preflight, "Access-Control-Allow-Origin"));
        Assert.Equal(allowed ? "true" : null, Header(preflight, "Access-Control-Allow-Credentials"));
        Assert.Equal(allowed ? "600" : null, Header(preflight, "Access-Control-Max-Age"));
        refused.MustBe(401, "invalid_token");
        Assert.Equal(allowed ? origin : null, Header(refused, "Access-Control-Allow-Origin"));
    }

    [Theory]
    [InlineData("/api/candidate/login")]
    [InlineData("/nowhere")]
    [InlineData("/")]
    public async Task Every_reply_carries_the_security_headers(string path)
    {
        var reply = await _anyone.Get(path);

        Assert.Equal("nosniff", Header(reply, "X-Content-Type-Options"));
        Assert.Equal("no-referrer", Header(reply, "Referrer-Policy"));
        Assert.Contains("frame-ancestors 'none'", Header(reply, "Content-Security-Policy"), StringComparison.Ordinal);
        Assert.Null(Header(reply, "Strict-Transport-Security"));
        if (path.StartsWith("/api", StringComparison.Ordinal))
            Assert.Contains("no-store", Header(reply, "Cache-Control"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_description_lists_every_candidate_call()
    {
        var paths = (await _anyone.Get("/openapi/v1.json")).MustBeOk().Json["paths"]!.AsObject().Select(path => path.Key).ToList();

        foreach (var call in new[] { "login", "assessment/start", "assessment/{submissionId}/submit", "assessment/{submissionId}/autosave", "assessment/{id}/timer" })
            Assert.Contains("/api/candidate/" + call, paths);
    }

    [Fact]
    public async Task The_page_to_try_it_needs_nothing_from_the_internet()
    {
        var page = (await _anyone.Get("/docs/")).MustBeOk();

        Assert.DoesNotMatch(ElsewhereOnTheWeb(), page.Text);
        var nonce = Nonce().Match(page.Text).Groups[1].Value;
        Assert.Contains($"'nonce-{nonce}'", Header(page, "Content-Security-Policy"), StringComparison.Ordinal);
        foreach (var file in ScriptFile().Matches(page.Text).Select(match => match.Groups[1].Value))
            Assert.Equal(200, (await _anyone.Get("/docs/" + file)).Status);
    }

    private static string? Header(Reply reply, string name) =>
        reply.Message.Headers.TryGetValues(name, out var values) ? string.Join(",", values) : null;

    [GeneratedRegex("(src|href)=\"(https?:)?//")]
    private static partial Regex ElsewhereOnTheWeb();

    [GeneratedRegex("nonce=\"([^\"]+)\"")]
    private static partial Regex Nonce();

    [GeneratedRegex("src=\"([^\"]+)\"")]
    private static partial Regex ScriptFile();
}
