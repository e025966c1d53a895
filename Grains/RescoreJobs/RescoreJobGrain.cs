using Assay.Catalog;
using Assay.Errors;
using Assay.Pipeline;
using Assay.Storage;
using Assay.Submissions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Assay.RescoreJobs;

/// <summary>
/// One rescore of an assessment. Its row says what has begun and what comes next, and is written before anything is begun; results
/// lie in rows of their own. A timer works on it, and one reminder brings it back when its silo is gone.
/// </summary>
[GrainType("rescore-job")]
internal sealed partial class RescoreJobGrain(
    [PersistentState("rescore-job", AssayStorage.ProviderName)] IPersistentState<RescoreState> storage,
    ISubmissionCatalog catalog,
    JobSlots slots,
    IJobQueue queue,
    IOptions<PipelineOptions> options,
    [FromKeyedServices(AssayClock.Key)] TimeProvider clock,
    ILogger<RescoreJobGrain> logger) : Grain, IRescoreJobGrain, IRemindable
{
    private const string KeepAlive = "keep-alive";
    private const int MostItems = 200;
    private static readonly TimeSpan ReminderPeriod = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan WriteLimit = TimeSpan.FromSeconds(20);

    private RescoreState? _current;
    private IGrainTimer? _timer;

    private string Key => this.GetPrimaryKeyString();

    private DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>The last durable state; refuses when there is none.</summary>
    private RescoreState Current
    {
        get
        {
            if (_current is not null)
                return _current;
            DeactivateOnIdle();
            throw new AssayException(ErrorKind.NotFound, "job_not_found", "There is no such job.");
        }
    }

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _current = storage.RecordExists ? storage.State : null;
        if (_current is { IsAtWork: true })
            StartTimer();
        return Task.CompletedTask;
    }

    public async Task ReceiveReminder(string reminderName, TickStatus status)
    {
        if (_current is not { IsAtWork: true })
            await RestAsync();
    }

    public async Task<RescoreJob> Create(CreateRescoreJob order)
    {
        if (_current is { } existing)
        {
            return existing.Created == order
                ? existing.ToJob(Key)
                : throw new AssayException(ErrorKind.Conflict, "job_exists", "There is a job with this id and another order.");
        }

        var now = Now;
        await GoAsync(new RescoreState { Created = order, CreatedAt = now }
            .Audited(now, order.Order.Actor, "assessment.rescore_ordered", $"{Key}, {order.Trigger}, {order.Only}: {order.Order.Reason}"));
        return Current.ToJob(Key);
    }

    public Task<RescoreJob?> Get()
    {
        if (_current is null)
            DeactivateOnIdle();
        return Task.FromResult(_current?.ToJob(Key));
    }

    public async Task<RescoreItemPage> ListItems(string? cursor, int limit)
    {
        var job = Current;
        var (part, offset) = ItemCursor.Read(cursor, Key);
        if (part >= job.Parts)
            return new RescoreItemPage([], null);
        var all = await Results(part).Read();
        var begun = job.InFlight.Select(flight => flight.SubmissionId).ToHashSet(StringComparer.Ordinal);
        var end = Math.Min(offset + Math.Clamp(limit, 1, MostItems), all.Length);
        var items = all.Skip(offset).Take(end - offset).Select(item =>
            item.State == RescoreItemState.Queued && begun.Contains(item.SubmissionId) ? item with { State = RescoreItemState.Running } : item);
        ItemCursor? next = end < all.Length ? new ItemCursor(part, end) : part + 1 < job.Parts ? new ItemCursor(part + 1, 0) : null;
        return new RescoreItemPage([.. items], next?.Write(Key));
    }

    public async Task<RescoreJob> Pause(AdminCommand command)
    {
        RequireUnfinished();
        if (Current.State == RescoreJobState.Running)
            await CommitAsync((Current with { State = RescoreJobState.Paused }).Audited(Now, command.Actor, "assessment.rescore_paused", $"{Key}: {command.Reason}"));
        return Current.ToJob(Key);
    }

    public async Task<RescoreJob> Resume(AdminCommand command)
    {
        RequireUnfinished();
        if (Current.State == RescoreJobState.Paused)
            await GoAsync((Current with { State = RescoreJobState.Running }).Audited(Now, command.Actor, "assessment.rescore_resumed", $"{Key}: {command.Reason}"));
        return Current.ToJob(Key);
    }

    public async Task<RescoreJob> Cancel(AdminCommand command)
    {
        if (Current.State == RescoreJobState.Cancelled)
            return Current.ToJob(Key);
        RequireUnfinished();
        if (!Current.Queue.IsEmpty)
            await Results(Current.Parts - 1).Settle([.. Current.Queue.Select(id => RescoreSkips.Of(id, RescoreSkips.Cancelled))]);
        await CommitAsync(RescoreChanges.Cancelled(Current, Now).Audited(Now, command.Actor, "assessment.rescore_cancelled", $"{Key}: {command.Reason}"));
        return Current.ToJob(Key);
    }

    private IRescoreResultsGrain Results(int part) => GrainFactory.GetGrain<IRescoreResultsGrain>(RescoreState.ResultsKey(Key, part));

    private void RequireUnfinished()
    {
        if (Current.IsOver)
            throw new AssayException(ErrorKind.Conflict, "job_finished", "The job has ended.");
    }

    /// <summary>Sets the job going. First the reminder: should the process die before the write, it finds no work and goes; the other way round nothing would bring the job back.</summary>
    private async Task GoAsync(RescoreState job)
    {
        await this.RegisterOrUpdateReminder(KeepAlive, ReminderPeriod, ReminderPeriod);
        await CommitAsync(job);
        StartTimer();
    }

    private void StartTimer() => _timer ??= this.RegisterGrainTimer(
        _ => TickAsync(),
        new GrainTimerCreationOptions { DueTime = TimeSpan.Zero, Period = options.Value.RescoreInterval, KeepAlive = true });

    private async Task RestAsync()
    {
        _timer?.Dispose();
        _timer = null;
        if (await this.GetReminder(KeepAlive) is { } reminder)
            await this.UnregisterReminder(reminder);
        DeactivateOnIdle();
    }

    /// <summary>Writes, and only then lets it be seen. After a failure of any kind the activation ends: the next one reads what is really stored.</summary>
    private async Task CommitAsync(RescoreState next)
    {
        storage.State = next;
        try
        {
            await this.WriteOrForgetAsync(storage).WaitAsync(WriteLimit, clock);
        }
        catch (Exception error)
        {
            LogWriteFailed(logger, error, Key);
            DeactivateOnIdle();
            throw new AssayException(ErrorKind.Unavailable, "store_unavailable", "The store could not confirm the change; repeat the call.");
        }

        _current = next.PendingAudit.IsEmpty ? next : next with { PendingAudit = [] };
    }
}
