using Assay.Pipeline;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Assay.ServiceBus.Ingress;

/// <summary>Reads both queues from when the silo is active, and stops before its grains do.</summary>
internal sealed class BusIngress(
    BusClient client,
    BusOptions options,
    IGrainFactory grains,
    JobSlots slots,
    [FromKeyedServices(AssayClock.Key)] TimeProvider clock,
    ILogger<JobHandler> logger) : ILifecycleParticipant<ISiloLifecycle>, IDisposable
{
    private readonly SlotTurns _turns = new(slots);
    private QueueIngress[] _queues = [];

    public void Participate(ISiloLifecycle observer) =>
        observer.Subscribe(nameof(BusIngress), ServiceLifecycleStage.Active + 2, StartAsync, StopAsync);

    public void Dispose()
    {
        foreach (var queue in _queues)
            queue.Dispose();
        _turns.Dispose();
    }

    private Task StartAsync(CancellationToken cancellationToken)
    {
        client.Start();
        var handler = new JobHandler(grains, client, _turns, clock, logger);

        // Reports first: they are the second half of work that has been begun.
        _queues = [.. new[] { options.ReportQueue, options.ScoringQueue }.Select(queue => new QueueIngress(queue, client.Receiver(queue), handler, slots, _turns))];
        foreach (var queue in _queues)
            queue.Start();
        return Task.CompletedTask;
    }

    private Task StopAsync(CancellationToken cancellationToken) =>
        Task.WhenAll(_queues.Select(queue => queue.StopAsync(cancellationToken)));
}
