using System.Net;
using System.Net.Http.Headers;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace Assay.Silo.CodeRunning;

/// <summary>Makes one call to the runner. What the service answers is returned, whatever its status; no answer is a failure of the stage.</summary>
internal sealed class Judge0Client(IHttpClientFactory factory, Judge0Options options)
{
    public const string Name = "judge0";

    private const string MarketHost = ".rapidapi.com";

    /// <summary>A key is sent as Judge0's own <c>X-Auth-Token</c>, and to the hosted one on RapidAPI under the names used there.</summary>
    public static void Configure(HttpClient http, Judge0Options options)
    {
        http.BaseAddress = options.Address;
        http.Timeout = Timeout.InfiniteTimeSpan;
        http.MaxResponseContentBufferSize = options.MostReplyBytes;
        http.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        if (options.Key.Length == 0)
            return;
        var isMarket = options.Address.Host.EndsWith(MarketHost, StringComparison.OrdinalIgnoreCase);
        http.DefaultRequestHeaders.Add(isMarket ? "X-RapidAPI-Key" : "X-Auth-Token", options.Key);
        if (isMarket)
            http.DefaultRequestHeaders.Add("X-RapidAPI-Host", options.Address.Host);
    }

    /// <summary>The answer, with its body read; it is <see cref="Judge0Answer.IsTooLong"/> when there is more of it than is read.</summary>
    public async Task<Judge0Answer> SendAsync(HttpMethod method, string path, HttpContent? body, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(options.CallLimit);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        using var request = new HttpRequestMessage(method, path) { Content = body };
        try
        {
            using var http = factory.CreateClient(Name);
            using var response = await http.SendAsync(request, either.Token);
            return new Judge0Answer(response.StatusCode, await response.Content.ReadAsByteArrayAsync(either.Token), WaitOf(response));
        }
        catch (HttpRequestException tooLong) when (tooLong.HttpRequestError == HttpRequestError.ConfigurationLimitExceeded)
        {
            return new Judge0Answer(HttpStatusCode.OK, [], null) { IsTooLong = true };
        }
        catch (HttpRequestException away)
        {
            throw Judge0Failures.Unavailable(null, away);
        }
        catch (BrokenCircuitException open)
        {
            throw Judge0Failures.Unavailable(open.RetryAfter ?? Judge0Resilience.BreakPause, open);
        }
        catch (TimeoutRejectedException slow)
        {
            throw Judge0Failures.Slow(slow);
        }
        catch (OperationCanceledException slow) when (!cancellationToken.IsCancellationRequested)
        {
            throw Judge0Failures.Slow(slow);
        }
    }

    private static TimeSpan? WaitOf(HttpResponseMessage response) => response.Headers.RetryAfter switch
    {
        { Delta: { } wait } => wait,
        { Date: { } date } when date - response.Headers.Date is { Ticks: > 0 } wait => wait,
        _ => null,
    };
}
