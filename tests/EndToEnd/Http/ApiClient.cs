using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace Assay.EndToEnd.Http;

/// <summary>An honest client: repeats a call that the network or a starting server did not answer, waits when it is told to slow down, and nothing else.</summary>
internal sealed class ApiClient : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);
    private readonly HttpClient _http;

    public ApiClient(Uri address) =>
        _http = new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromSeconds(60) };

    public string? Token { get; set; }

    /// <summary>Sees every reply's text.</summary>
    public Action<string>? OnReply { get; set; }

    public Task<JsonNode> GetAsync(string path) => SendAsync(HttpMethod.Get, path, null);

    public Task<JsonNode> PostAsync(string path, JsonNode? body) => SendAsync(HttpMethod.Post, path, body);

    public async Task<JsonNode> SendAsync(HttpMethod method, string path, JsonNode? body)
    {
        var (status, text) = await SendTextAsync(method, path, body);
        if (status != HttpStatusCode.OK)
            throw new InvalidOperationException($"{method} {path} answered {(int)status}: {text}");
        return JsonNode.Parse(text)!;
    }

    public async Task<(HttpStatusCode Status, string Text)> SendTextAsync(HttpMethod method, string path, JsonNode? body)
    {
        using var stop = new CancellationTokenSource(Patience);
        while (true)
        {
            try
            {
                using var reply = await AskAsync(method, path, body, stop.Token);
                var text = await reply.Content.ReadAsStringAsync(stop.Token);
                if (reply.StatusCode == HttpStatusCode.TooManyRequests && text.Contains("rate_limited", StringComparison.Ordinal))
                {
                    await Task.Delay(reply.Headers.RetryAfter?.Delta ?? Pause, stop.Token);
                    continue;
                }

                if (reply.StatusCode != HttpStatusCode.ServiceUnavailable)
                {
                    OnReply?.Invoke(text);
                    return (reply.StatusCode, text);
                }
            }
            catch (Exception error) when (error is HttpRequestException or IOException && !stop.IsCancellationRequested)
            {
                // Killed, or not listening yet: whether the call was done is unknown, so it is repeated.
            }

            await Task.Delay(Pause, stop.Token);
        }
    }

    /// <summary>Once, whatever the answer is.</summary>
    public async Task<(HttpStatusCode Status, string Text)> SendOnceAsync(HttpMethod method, string path, JsonNode? body)
    {
        using var reply = await AskAsync(method, path, body, CancellationToken.None);
        return (reply.StatusCode, await reply.Content.ReadAsStringAsync());
    }

    public void Dispose() => _http.Dispose();

    private async Task<HttpResponseMessage> AskAsync(HttpMethod method, string path, JsonNode? body, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, path);
        if (Token is { } token)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        if (body is not null)
            request.Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        return await _http.SendAsync(request, cancellationToken);
    }
}
