using Assay.Api.Security;

namespace Assay.Api.Candidate;

/// <summary>The failed sign-ins of candidates by address.</summary>
internal sealed class CandidateLoginThrottle(CandidateLoginOptions options, [FromKeyedServices(AssayClock.Key)] TimeProvider clock)
{
    private readonly FailureThrottle _throttle = new(options.Failures, options.Window, clock);

    public TimeSpan? Blocked(string address) => _throttle.Blocked(address);

    public void Failed(string address) => _throttle.Failed(address);
}
