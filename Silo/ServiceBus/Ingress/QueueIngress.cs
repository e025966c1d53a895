using Assay.Pipeline;
using Assay.ServiceBus.Receiving;

namespace Assay.ServiceBus.Ingress;

/// <summary>Receives from one queue as many messages as this silo has free job slots; the rest stays in the queue.</summary>
internal sealed class QueueIngress(string queue, BusReceiver receiver, JobHandler handler, JobSlots slots, SlotTurns turns) : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);
    private readonly CancellationTokenSource _stop = new();
    private readonly SemaphoreSlim _freed = new(0, 1);
    private readonly Lock _lock = new();
    private readonly HashSet<Task> _handling = [];
    private Task _receiving = Task.CompletedTask;
    private Task _granting = Task.CompletedTask;

    public void Start()
    {
        slots.Freed += OnFreed;
        _receiving = Task.Run(ReceiveAsync);
        _granting = Task.Run(GrantAsync);
    }

    /// <summary>Takes nothing more, and waits for what it has: begun jobs are left to their submissions, others go back.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        slots.Freed -= OnFreed;
        await _stop.CancelAsync();
        await _granting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await receiver.StopAsync().WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _receiving.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await Task.WhenAll(Handling()).WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public void Dispose()
    {
        slots.Freed -= OnFreed;
        _stop.Dispose();
        _freed.Dispose();
    }

    private async Task ReceiveAsync()
    {
        await foreach (var delivery in receiver.Deliveries.ReadAllAsync())
        {
            var task = Task.Run(() => handler.HandleAsync(delivery, queue, _stop.Token));
            lock (_lock)
                _handling.Add(task);
            _ = task.ContinueWith(Forget, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        }
    }

    private void Forget(Task done)
    {
        lock (_lock)
            _handling.Remove(done);
        Grant();
    }

    // The outcome of a job is known, and its message settled, a moment before its slot is free.
    private void OnFreed()
    {
        try
        {
            _freed.Release();
        }
        catch (SemaphoreFullException)
        {
            // It is going to look.
        }
        catch (ObjectDisposedException)
        {
            // The silo stops, and takes nothing more.
        }
    }

    private async Task GrantAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            Grant();
            await ((Task)_freed.WaitAsync(Pause, _stop.Token)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private void Grant()
    {
        lock (_lock)
        {
            if (_stop.IsCancellationRequested)
                return;
            var held = receiver.OutstandingCredit + receiver.Deliveries.Count + _handling.Count;
            var more = Math.Min(turns.Free, Math.Min(slots.Capacity, BusReceiver.MostCredit) - held);
            if (more > 0)
                receiver.Grant(more);
        }
    }

    private Task[] Handling()
    {
        lock (_lock)
            return [.. _handling];
    }
}
