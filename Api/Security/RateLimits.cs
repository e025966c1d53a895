using System.Threading.RateLimiting;
using Assay.Api.Auth;
using Assay.Api.Errors;

namespace Assay.Api.Security;

/// <summary>
/// Floods are cut off; people are not: each signed-in caller has a bucket of its own, and everyone else shares one for an
/// address, sized for an office of hundreds. Submit is exempt, because a refused hand-in is a lost one.
/// </summary>
internal static class RateLimits
{
    /// <summary>Running code: ten programs at once, then one every three seconds, for each signed-in caller.</summary>
    public const string RunCode = "run-code";

    private static readonly TimeSpan Refill = TimeSpan.FromMilliseconds(100);
    private static readonly TokenBucketRateLimiterOptions Caller = Bucket(burst: 1_000, perSecond: 200);
    private static readonly TokenBucketRateLimiterOptions Address = Bucket(burst: 5_000, perSecond: 1_000);

    private static readonly TokenBucketRateLimiterOptions Runs = new()
    {
        TokenLimit = 10,
        TokensPerPeriod = 1,
        ReplenishmentPeriod = TimeSpan.FromSeconds(3),
        QueueLimit = 0,
    };

    public static IServiceCollection AddApiRateLimits(this IServiceCollection services) =>
        services.AddRateLimiter(options =>
        {
            options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context =>
                AssayClaims.CallerKey(context.User) is { } caller
                    ? RateLimitPartition.GetTokenBucketLimiter(caller, _ => Caller)
                    : RateLimitPartition.GetTokenBucketLimiter("address:" + ClientAddress.Of(context), _ => Address));
            options.AddPolicy(RunCode, context => AssayClaims.CallerKey(context.User) is { } caller
                ? RateLimitPartition.GetTokenBucketLimiter(caller, _ => Runs)
                : RateLimitPartition.GetNoLimiter(""));
            options.OnRejected = static async (rejected, _) =>
            {
                rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var wait);
                await Problems.WriteAsync(
                    rejected.HttpContext, 429, "rate_limited", "Too many requests. Please wait a moment.", wait);
            };
        });

    private static TokenBucketRateLimiterOptions Bucket(int burst, int perSecond) => new()
    {
        TokenLimit = burst,
        TokensPerPeriod = (int)(perSecond * Refill.TotalSeconds),
        ReplenishmentPeriod = Refill,
        QueueLimit = 0,
    };
}
