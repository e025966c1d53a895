using Assay.Pipeline;
using Assay.Scoring.Models;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;

namespace Assay.Silo.Models.Calls;

/// <summary>Time limits, tries and the circuit breaker around one question.</summary>
internal static class ModelPipeline
{
    private const double HalfOfThem = 0.5;

    public static ResiliencePipeline<ModelReply> Build(ModelLimits limits, TimeProvider clock, CircuitBreakerStateProvider circuit, ModelLog log)
    {
        var builder = new ResiliencePipelineBuilder<ModelReply> { TimeProvider = clock }.AddTimeout(limits.InAll);
        if (limits.MostTries > 1)
            builder.AddRetry(Tries(limits, log));
        return builder.AddCircuitBreaker(Breaker(limits, circuit, log)).AddTimeout(limits.Try).Build();
    }

    private static RetryStrategyOptions<ModelReply> Tries(ModelLimits limits, ModelLog log) => new()
    {
        MaxRetryAttempts = limits.MostTries - 1,
        BackoffType = DelayBackoffType.Exponential,
        Delay = limits.Wait,
        MaxDelay = limits.LongestWait,
        UseJitter = true,
        ShouldHandle = args => ValueTask.FromResult(args.Outcome.Exception switch
        {
            TimeoutRejectedException => true,
            StageException { Permanent: false, Code: not ModelFailures.Unauthorized } failure => failure.RetryAfter is null || failure.RetryAfter <= limits.LongestWait,
            _ => false,
        }),
        DelayGenerator = args => ValueTask.FromResult((args.Outcome.Exception as StageException)?.RetryAfter),
        OnRetry = args =>
        {
            log.TriedAgain(CodeOf(args.Outcome.Exception), args.AttemptNumber + 1, args.RetryDelay);
            return ValueTask.CompletedTask;
        },
    };

    // A service that limits our rate works, and so does one that rejects a request.
    private static CircuitBreakerStrategyOptions<ModelReply> Breaker(ModelLimits limits, CircuitBreakerStateProvider circuit, ModelLog log) => new()
    {
        FailureRatio = HalfOfThem,
        MinimumThroughput = limits.BreakAfter,
        SamplingDuration = limits.BreakWindow,
        BreakDuration = limits.Break,
        StateProvider = circuit,
        ShouldHandle = args => ValueTask.FromResult(
            args.Outcome.Exception is TimeoutRejectedException or StageException { Code: ModelFailures.Timeout or ModelFailures.Unavailable or ModelFailures.BadReply }),
        OnOpened = args =>
        {
            log.CircuitOpened(CodeOf(args.Outcome.Exception), args.BreakDuration);
            return ValueTask.CompletedTask;
        },
        OnClosed = _ =>
        {
            log.CircuitClosed();
            return ValueTask.CompletedTask;
        },
    };

    private static string CodeOf(Exception? error) => (error as StageException)?.Code ?? ModelFailures.Timeout;
}
