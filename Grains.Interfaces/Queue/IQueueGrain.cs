using Orleans.Concurrency;

namespace Assay.Queue;

/// <summary>The API's window on the broker, key <see cref="Key"/>; a stateless worker.</summary>
[Alias("assay.IQueueGrain")]
public interface IQueueGrain : IGrainWithStringKey
{
    /// <summary>The one key in use.</summary>
    const string Key = "queue";

    /// <summary>How the broker is and what its queues hold; a queue that cannot be read says why.</summary>
    [ReadOnly]
    [Alias("GetStatus")]
    Task<BrokerStatus> GetStatus();

    /// <summary>How well the cluster keeps up, with a broker and without.</summary>
    [ReadOnly]
    [Alias("GetWork")]
    Task<QueueWork> GetWork();
}
