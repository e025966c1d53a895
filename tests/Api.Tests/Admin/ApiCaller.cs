using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Assay.Api.Tests.Admin;

/// <summary>Calls the API as one caller.</summary>
internal sealed class ApiCaller(HttpClient client)
{
    public ApiCaller With(string token)
    {
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return this;
    }

    public Task<ApiReply> GetAsync(string path) => SendAsync(HttpMethod.Get, path, null);

    public Task<ApiReply> PostAsync(string path, string json, string? source = null) => SendAsync(HttpMethod.Post, path, json, source);

    public async Task<ApiReply> SendAsync(HttpMethod method, string path, string? json, string? source = null)
    {
        using var request = new HttpRequestMessage(method, path);
        if (json is not null)
            request.Content = new StringContent(json, Encoding.UTF8, "application/json");
        if (source is not null)
            request.Headers.Add("X-Source", source);
        using var response = await client.SendAsync(request);
        return new ApiReply((int)response.StatusCode, await response.Content.ReadAsStringAsync(), response.Headers);
    }
}

internal sealed record ApiReply(int Status, string Body, HttpResponseHeaders Headers)
{
    public JsonElement Json => JsonDocument.Parse(Body).RootElement;

    /// <summary>The stable code of a problem document.</summary>
    public string? Error => Json.TryGetProperty("error", out var code) ? code.GetString() : null;

    public string Text(string field) => Json.GetProperty(field).GetString()!;
}
