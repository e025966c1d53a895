using System.Net;
using Microsoft.Extensions.Http.Resilience;
using Polly;

namespace Assay.Silo.CodeRunning;

/// <summary>
/// Each call is tried three times at most, each try within its limit, and a runner that fails at every second call is left
/// alone for a while. A run handed in twice is only run twice.
/// </summary>
internal static class Judge0Resilience
{
    /// <summary>How long a broken runner is left alone.</summary>
    public static readonly TimeSpan BreakPause = TimeSpan.FromSeconds(15);

    private const int Repetitions = 2;

    public static void Build(ResiliencePipelineBuilder<HttpResponseMessage> pipeline, Judge0Options options) => pipeline
        .AddRetry(new HttpRetryStrategyOptions
        {
            MaxRetryAttempts = Repetitions,
            Delay = options.RepeatPause,
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            ShouldRetryAfterHeader = false,
            ShouldHandle = arguments => ValueTask.FromResult(IsPassing(arguments.Outcome)),
        })
        .AddCircuitBreaker(new HttpCircuitBreakerStrategyOptions
        {
            FailureRatio = .5,
            MinimumThroughput = 20,
            SamplingDuration = TimeSpan.FromSeconds(30),
            BreakDuration = BreakPause,
        })
        .AddTimeout(options.TryLimit);

    // A full queue or a limit is not over in a second: the stage waits for it, with what the service says about when.
    private static bool IsPassing(Outcome<HttpResponseMessage> outcome) =>
        outcome.Result?.StatusCode is not (HttpStatusCode.ServiceUnavailable or HttpStatusCode.TooManyRequests)
        && HttpClientResiliencePredicates.IsTransient(outcome);
}
