using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace Assay.Chaos.Driving;

/// <summary>
/// The HTTP side of all candidates and of the admin: a call without an answer, or told to come back, is repeated for a bounded time,
/// as a web client does. Any other answer than 200 is kept: none is expected.
/// </summary>
internal sealed class Caller(Uri address) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(300);
    private readonly HttpClient _http = new(new SocketsHttpHandler { MaxConnectionsPerServer = 1_000 }) { BaseAddress = address, Timeout = TimeSpan.FromSeconds(60) };
    private int _repeats;

    /// <summary>Answers that no client should ever see.</summary>
    public ConcurrentQueue<string> Refusals { get; } = new();

    /// <summary>Calls made again because there was no answer, or a 503.</summary>
    public int Repeats => Volatile.Read(ref _repeats);

    /// <param name="path">Of the call.</param>
    /// <param name="token">Of the caller.</param>
    /// <param name="body">What is posted, or null to get.</param>
    /// <param name="firstLimit">When the client first loses patience and calls again, not knowing what became of it.</param>
    /// <returns>The answer; null when it was refused, or when there was none for long.</returns>
    public async Task<JsonNode?> CallAsync(string path, string? token, JsonNode? body, TimeSpan? firstLimit = null)
    {
        using var stop = new CancellationTokenSource(Patience);
        for (var tries = 0; ; tries++)
        {
            try
            {
                using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop.Token);
                if (tries == 0 && firstLimit is { } first)
                    limit.CancelAfter(first);
                using var request = new HttpRequestMessage(body is null ? HttpMethod.Get : HttpMethod.Post, path);
                if (token is not null)
                    request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
                if (body is not null)
                    request.Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
                using var reply = await _http.SendAsync(request, limit.Token);
                var text = await reply.Content.ReadAsStringAsync(limit.Token);
                if (reply.StatusCode == HttpStatusCode.OK)
                    return JsonNode.Parse(text);
                if (reply.StatusCode is not (HttpStatusCode.ServiceUnavailable or HttpStatusCode.TooManyRequests))
                {
                    Refusals.Enqueue($"{path} answered {(int)reply.StatusCode}: {text}");
                    return null;
                }
            }
            catch (Exception error) when ((error is HttpRequestException or IOException or OperationCanceledException) && !stop.IsCancellationRequested)
            {
                // Killed, not listening yet, or too slow: what became of the call is unknown.
            }
            catch (Exception error) when (error is HttpRequestException or IOException or OperationCanceledException)
            {
                return null;
            }

            Interlocked.Increment(ref _repeats);
            await Task.Delay(Pause, CancellationToken.None);
        }
    }

    public void Dispose() => _http.Dispose();
}
