using Assay.Pipeline;
using Orleans.Concurrency;

namespace Assay.Queue;

/// <summary>The API's window on the broker.</summary>
[GrainType("queue")]
[StatelessWorker]
internal sealed class QueueGrain(IJobQueue queue, WorkWatch work) : Grain, IQueueGrain
{
    public Task<BrokerStatus> GetStatus() => queue.ReadStatusAsync();

    public Task<QueueWork> GetWork() => work.ReadAsync();
}
