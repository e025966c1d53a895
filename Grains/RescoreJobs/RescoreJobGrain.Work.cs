using System.Collections.Immutable;
using System.Diagnostics;
using Assay.Catalog;
using Assay.Errors;
using Assay.Storage;
using Assay.Submissions;
using Microsoft.Extensions.Logging;

namespace Assay.RescoreJobs;

/// <summary>What the timer does: list, begin, collect.</summary>
internal sealed partial class RescoreJobGrain
{
    private const int MostPages = 5;
    private const int MostTroubles = 30;
    private const string Unreachable = "submission_unreachable";
    private static readonly TimeSpan QueryLimit = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan CallLimit = TimeSpan.FromSeconds(10);

    /// <summary>How long one turn of the timer goes on while there is progress: admins' calls wait behind it.</summary>
    private static readonly TimeSpan Turn = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(300);

    private readonly Dictionary<string, int> _troubles = new(StringComparer.Ordinal);

    private async Task TickAsync()
    {
        try
        {
            var started = Stopwatch.GetTimestamp();
            while (_current is { IsAtWork: true } && await StepAsync() && Stopwatch.GetElapsedTime(started) < Turn)
            {
            }

            if (_current is not { IsAtWork: true })
                await RestAsync();
        }
        catch (Exception error)
        {
            // The row says where it stands: the next turn goes on from there.
            LogStepFailed(logger, error, Key);
        }
    }

    private async Task<bool> StepAsync()
    {
        var moved = await ListMoreAsync() | await BeginMoreAsync() | await CollectAsync();
        if (RescoreChanges.Finished(Current, Key, Now) is not { } finished)
            return moved;
        await CommitAsync(finished);
        LogFinished(logger, Key, finished.Done, finished.Failed, finished.Skipped);
        return true;
    }

    /// <summary>Takes the next pages of the catalog, until one holds a submission that was asked for.</summary>
    private async Task<bool> ListMoreAsync()
    {
        var moved = false;
        for (var page = 0; page < MostPages && Current is { State: RescoreJobState.Running, ListedAll: false, Queue.IsEmpty: true }; page++)
        {
            var found = await QueryAsync(stop => catalog.ListAsync(QueryOf(Current), stop));
            ImmutableArray<string> asked = [.. found.Items.Where(item => IsAsked(item, Current.Created.Only)).Select(item => item.SubmissionId)];

            // Dying after this writes the same part once more: it counts only from the commit on.
            if (!asked.IsEmpty)
                await Results(Current.Parts).Put(asked).WaitAsync(CallLimit);
            await CommitAsync(RescoreChanges.Listed(Current, asked, found.NextCursor));
            moved = true;
        }

        return moved;
    }

    private async Task<bool> BeginMoreAsync()
    {
        if (Current.State != RescoreJobState.Running)
            return false;
        var room = Math.Min(options.Value.RescoreInFlight - Current.InFlight.Length, Math.Min(Current.Queue.Length, slots.Free));
        if (room <= 0 || await FreshWorkWaitsAsync())
            return false;
        await CommitAsync(RescoreChanges.Begun(Current, room));
        return true;
    }

    /// <summary>True while any submission waits for a slot, or for the message that brings it one.</summary>
    private async Task<bool> FreshWorkWaitsAsync()
    {
        foreach (var kind in new[] { AlarmKind.Work, AlarmKind.Lane })
        {
            if (!(await QueryAsync(stop => catalog.DueAsync(kind, Now, 1, stop))).IsEmpty)
                return true;
        }

        return queue.IsConfigured && await QueryAsync(stop => catalog.FirstAlarmAsync(AlarmKind.Message, DateTimeOffset.MinValue, stop)) is not null;
    }

    /// <summary>Begins what is about to begin, looks at what is under way, and writes down what has ended: first the results, then that they count.</summary>
    private async Task<bool> CollectAsync()
    {
        if (Current.InFlight.IsEmpty)
            return false;
        var seen = await Task.WhenAll(Current.InFlight.Select(LookAsync));
        var partOf = Current.InFlight.ToDictionary(flight => flight.SubmissionId, flight => flight.Part);
        List<RescoreItem> ended = [.. seen.OfType<RescoreItem>().Where(item => item.State > RescoreItemState.Running)];
        if (seen.Contains(null))
            ended.AddRange(await GiveUpAsync(seen));
        if (ended.Count == 0)
            return false;
        foreach (var part in ended.GroupBy(item => partOf[item.SubmissionId]))
            await Results(part.Key).Settle([.. part]).WaitAsync(CallLimit);
        await CommitAsync(RescoreChanges.Settled(Current, ended));
        return true;
    }

    /// <summary>Where a submission stands; null when it did not answer. Says the order each time, while the job runs: the first one that arrives begins the run.</summary>
    private async Task<RescoreItem?> LookAsync(RescoreFlight flight)
    {
        var created = Current.Created;
        var order = new RescoreOrder(Key, RescoreState.ResultsKey(Key, flight.Part), created.Order, created.Trigger, created.Only);
        try
        {
            var submission = GrainFactory.GetGrain<ISubmissionGrain>(flight.SubmissionId);
            var begins = Current.State == RescoreJobState.Running;
            var item = begins ? await submission.RescoreForJob(order).WaitAsync(CallLimit) : null;
            if (item is null or { State: RescoreItemState.Running })
                item = await submission.JobRunOutcome(Key, Patience).WaitAsync(CallLimit);
            _troubles.Remove(flight.SubmissionId);
            return item.State == RescoreItemState.Queued && Current.State == RescoreJobState.Cancelled
                ? RescoreSkips.Of(flight.SubmissionId, RescoreSkips.Cancelled)
                : item;
        }
        catch (AssayException refused) when (refused.Kind is ErrorKind.NotFound or ErrorKind.Gone or ErrorKind.Conflict)
        {
            return RescoreSkips.Of(flight.SubmissionId, refused.Code);
        }
        catch (Exception error)
        {
            // Whatever it is, it is asked again: one submission must not end the job's turn for the others.
            LogNoAnswer(logger, error, flight.SubmissionId);
            return null;
        }
    }

    /// <summary>A submission that does not answer for long, though the store does, must not hold up the others for ever.</summary>
    private async Task<List<RescoreItem>> GiveUpAsync(RescoreItem?[] seen)
    {
        await QueryAsync(async stop =>
        {
            await catalog.PingAsync(stop);
            return true;
        });
        var given = new List<RescoreItem>();
        foreach (var (flight, item) in Current.InFlight.Zip(seen))
        {
            if (item is not null)
                continue;
            var troubles = _troubles[flight.SubmissionId] = _troubles.GetValueOrDefault(flight.SubmissionId) + 1;
            if (troubles >= MostTroubles)
                given.Add(new RescoreItem { SubmissionId = flight.SubmissionId, State = RescoreItemState.Failed, Code = Unreachable });
        }

        return given;
    }

    private static SubmissionQuery QueryOf(RescoreState job) => new()
    {
        AssessmentId = job.Created.AssessmentId,
        ScoringStatus = job.Created.Only == RescoreOnly.Failed ? StageStatus.Failed : null,
        To = job.CreatedAt,
        Sort = SubmissionSort.CreatedAscending,
        Limit = MostItems,
        Cursor = job.Cursor,
    };

    private static bool IsAsked(SubmissionListItem item, RescoreOnly only) =>
        item.Status is SubmissionStatus.Completed or SubmissionStatus.CompletedAutoSubmitted
        && (only != RescoreOnly.Provisional || item.Provisional);

    private static async Task<T> QueryAsync<T>(Func<CancellationToken, Task<T>> query)
    {
        using var stop = new CancellationTokenSource(QueryLimit);
        return await query(stop.Token).WaitAsync(stop.Token);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Rescore job {Job} has ended: {Done} done, {Failed} failed, {Skipped} skipped")]
    private static partial void LogFinished(ILogger logger, string job, int done, int failed, int skipped);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A write of rescore job {Job} failed or its outcome is unknown; its row will be read again")]
    private static partial void LogWriteFailed(ILogger logger, Exception error, string job);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A turn of rescore job {Job} failed; the next one goes on")]
    private static partial void LogStepFailed(ILogger logger, Exception error, string job);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Submission {Submission} did not answer a rescore job; it is asked again")]
    private static partial void LogNoAnswer(ILogger logger, Exception error, string submission);
}
