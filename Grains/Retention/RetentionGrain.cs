using System.Collections.Immutable;
using Assay.Catalog;
using Assay.Pipeline;
using Assay.Submissions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Assay.Retention;

/// <summary>
/// The cluster's one retention grain. Apart from recovery, which must never wait for a page of erasures when a silo has died.
/// </summary>
[GrainType("retention")]
internal sealed partial class RetentionGrain(
    ISubmissionCatalog catalog,
    IOptions<RetentionOptions> options,
    IOptions<PipelineOptions> pipeline,
    [FromKeyedServices(AssayClock.Key)] TimeProvider clock,
    ILogger<RetentionGrain> logger) : Grain, IRetentionGrain, IRemindable
{
    private const string KeepAlive = "keep-alive";
    private static readonly TimeSpan QueryLimit = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan ReminderPeriod = TimeSpan.FromMinutes(5);
    private bool _reminderSet;

    private RetentionOptions Options => options.Value;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        if (RetentionRules.IsOn(Options))
        {
            this.RegisterGrainTimer(
                _ => TickAsync(),
                new GrainTimerCreationOptions { DueTime = Options.Interval, Period = Options.Interval, KeepAlive = true });
        }

        return Task.CompletedTask;
    }

    public Task Start() => SetReminderAsync();

    public async Task ReceiveReminder(string reminderName, TickStatus status)
    {
        // Set by an earlier start that had a class with an age.
        if (!RetentionRules.IsOn(Options) && await this.GetReminder(reminderName) is { } reminder)
            await this.UnregisterReminder(reminder);
    }

    public async Task<int> Pass()
    {
        var erased = 0;
        foreach (var kind in Enum.GetValues<RetentionClass>())
        {
            if (RetentionRules.DaysOf(kind, Options) is not { } days)
                continue;
            var before = clock.GetUtcNow() - TimeSpan.FromDays(days);
            foreach (var status in RetentionRules.StatusesOf(kind))
                erased += await EraseAsync(kind, status, before, Options.MostAtOnce - erased);
        }

        if (erased > 0)
            LogErased(logger, erased);
        return erased;
    }

    private async Task TickAsync()
    {
        try
        {
            if (!_reminderSet)
                await SetReminderAsync();
            await Pass();
        }
        catch (Exception error)
        {
            // What is too old stays so until the next time.
            LogPassFailed(logger, error);
        }
    }

    private async Task SetReminderAsync()
    {
        await this.RegisterOrUpdateReminder(KeepAlive, ReminderPeriod, ReminderPeriod);
        _reminderSet = true;
    }

    /// <summary>Walks one status from the oldest on, by an index of the list: an erased submission has left it.</summary>
    private async Task<int> EraseAsync(RetentionClass kind, SubmissionStatus status, DateTimeOffset before, int most)
    {
        var erased = 0;
        var query = new SubmissionQuery
        {
            Status = status,
            To = before,
            Sort = SubmissionSort.CreatedAscending,
            Limit = pipeline.Value.RecoveryPage,
        };
        while (erased < most)
        {
            using var stop = new CancellationTokenSource(QueryLimit);
            var page = await catalog.ListAsync(query, stop.Token);
            var due = page.Items.Where(item => RetentionRules.MayBeDue(item, before)).Take(most - erased);
            erased += await EraseAsync([.. due], kind, before);
            if (page.NextCursor is null)
                break;
            query = query with { Cursor = page.NextCursor };
        }

        return erased;
    }

    private async Task<int> EraseAsync(ImmutableArray<SubmissionListItem> due, RetentionClass kind, DateTimeOffset before)
    {
        var erased = 0;
        foreach (var batch in due.Chunk(pipeline.Value.RecoveryConcurrency))
            erased += (await Task.WhenAll(batch.Select(item => EraseOneAsync(item.SubmissionId, kind, before)))).Count(done => done);
        return erased;
    }

    private async Task<bool> EraseOneAsync(string submission, RetentionClass kind, DateTimeOffset before)
    {
        try
        {
            return await GrainFactory.GetGrain<ISubmissionGrain>(submission).EraseOfAge(kind, before);
        }
        catch (Exception error)
        {
            // One that cannot be erased now must not keep the others.
            LogEraseFailed(logger, error, submission);
            return false;
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Retention erased {Count} submissions")]
    private static partial void LogErased(ILogger logger, int count);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A retention pass failed; the next one comes by itself")]
    private static partial void LogPassFailed(ILogger logger, Exception error);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Submission {Submission} is too old and could not be erased yet")]
    private static partial void LogEraseFailed(ILogger logger, Exception error, string submission);
}
