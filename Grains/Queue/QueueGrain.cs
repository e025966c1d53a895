using Assay.Pipeline;
using Orleans.Concurrency;

namespace Assay.Queue;

/// <summary>The API's window on the broker.</summary>
[GrainType("queue")]
[StatelessWorker]
internal sealed class QueueGrain(IJobQueue queue) : Grain, IQueueGrain
{
    public Task<BrokerStatus> GetStatus() => queue.ReadStatusAsync();
}
