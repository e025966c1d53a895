using Assay.Queue;
using Assay.Submissions;

namespace Assay.Pipeline;

/// <summary>Direct mode: no broker, so jobs go to job slots or wait in the store.</summary>
internal sealed class NoJobQueue : IJobQueue
{
    public bool IsConfigured => false;

    public bool IsOpen => false;

    public bool IsGivenUp => true;

    public TimeSpan TimeToLive => TimeSpan.Zero;

    public Task<bool> TrySendAsync(string submissionId, string assessmentId, string? evaluationId, StageJob job, DateTimeOffset? dueAt) =>
        Task.FromResult(false);

    public Task<BrokerStatus> ReadStatusAsync() => Task.FromResult(new BrokerStatus());
}
