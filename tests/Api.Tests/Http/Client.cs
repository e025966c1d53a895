using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Assay.Api.Tests.Http;

/// <summary>What came back.</summary>
internal sealed record Reply(int Status, HttpResponseMessage Message, string Text)
{
    public JsonNode Json => JsonNode.Parse(Text)!;

    public string? Error => Json["error"]?.GetValue<string>();

    /// <summary>Checks that it is a whole problem document with this status and code.</summary>
    public Reply MustBe(int status, string code)
    {
        Assert.True(Status == status, $"{Status} {Text}");
        Assert.Equal("application/problem+json", Message.Content.Headers.ContentType?.MediaType);
        Assert.Equal(code, Error);
        Assert.Equal(status, Json["status"]!.GetValue<int>());
        Assert.False(string.IsNullOrEmpty(Json["detail"]!.GetValue<string>()));
        Assert.Equal(Json["detail"]!.GetValue<string>(), Json["message"]!.GetValue<string>());
        Assert.False(string.IsNullOrEmpty(Json["title"]!.GetValue<string>()));
        if (status is 429 or 503)
            Assert.NotNull(Message.Headers.RetryAfter);
        if (status == 422)
            Assert.NotEmpty(Json["errors"]!.AsObject());
        return this;
    }

    public Reply MustBeOk()
    {
        Assert.True(Status == 200, $"{Status} {Text}");
        return this;
    }
}

/// <summary>Calls the API as somebody.</summary>
internal sealed class Client(HttpClient http, string? token = null)
{
    public string? Token { get; } = token;

    public Client With(string? token) => new(http, token);

    public Task<Reply> Get(string path) => Send(HttpMethod.Get, path, null);

    public Task<Reply> Post(string path, string body, string type = "application/json") =>
        Send(HttpMethod.Post, path, Content(Encoding.UTF8.GetBytes(body), type));

    public Task<Reply> Post(string path, object body) => Post(path, JsonSerializer.Serialize(body));

    public Task<Reply> Post(string path, byte[] body, string? type = "application/json") =>
        Send(HttpMethod.Post, path, Content(body, type));

    public async Task<Reply> Send(HttpMethod method, string path, HttpContent? content, Action<HttpRequestMessage>? change = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        if (Token is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Token);
        change?.Invoke(request);
        var response = await http.SendAsync(request);
        return new Reply((int)response.StatusCode, response, await response.Content.ReadAsStringAsync());
    }

    public static ByteArrayContent Content(byte[] body, string? type)
    {
        var content = new ByteArrayContent(body);
        if (type is not null)
            content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        return content;
    }
}
