using Assay.Errors;
using Assay.ServiceBus.Jobs;
using Assay.ServiceBus.Receiving;
using Assay.ServiceBus.Sending;
using Assay.Submissions;
using Microsoft.Extensions.Logging;

namespace Assay.ServiceBus.Ingress;

/// <summary>
/// Takes one message to its end: hands the job to its submission, keeps the lock while the attempt runs, and settles by what the
/// submission says. The submission alone decides; whatever goes wrong here costs time only.
/// </summary>
internal sealed partial class JobHandler(IGrainFactory grains, BusClient client, SlotTurns turns, TimeProvider clock, ILogger<JobHandler> logger)
{
    public const string UnreadableMessage = "unreadable_message";
    public const string UnknownJobType = "unknown_job_type";
    public const string SubmissionNotFound = "submission_not_found";

    /// <summary>How long a message is held while the store or the cluster cannot answer; then a copy comes later.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static readonly TimeSpan CopyDelay = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan AnswerLimit = TimeSpan.FromSeconds(10);
    // Short: a stopping silo lets it end before its submissions begin to drain.
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(100);

    /// <param name="delivery">The message.</param>
    /// <param name="queue">Where it came from.</param>
    /// <param name="stop">The silo drains: what has begun is left to its submission, anything else goes back to the queue.</param>
    public async Task HandleAsync(BusDelivery delivery, string queue, CancellationToken stop)
    {
        try
        {
            if (JobMessage.Parse(delivery.Content.Body) is not { } message)
                await DeadLetterAsync(delivery, UnreadableMessage, "The message is no JSON object with job_type and submission_id.", null);
            else if (message.ToJob() is not { } job)
                await DeadLetterAsync(delivery, UnknownJobType, "The job_type is neither scoring nor report.", null);
            else if (!JobMessage.IsKey(message.SubmissionId!))
                await DeadLetterAsync(delivery, SubmissionNotFound, "The submission_id cannot be one.", job);
            else
                await RunAsync(delivery, queue, message.SubmissionId!, job, stop);
        }
        catch (BusException failure)
        {
            // Its lock is lost, or runs out: the message comes again, and finds what has been done.
            LogNotSettled(logger, queue, failure.Code);
        }
    }

    private async Task RunAsync(BusDelivery delivery, string queue, string submissionId, StageJob job, CancellationToken stop)
    {
        var place = turns.Take();
        try
        {
            await RunAsync(delivery, queue, submissionId, job, place, stop);
        }
        finally
        {
            turns.Leave(place);
        }
    }

    private async Task RunAsync(BusDelivery delivery, string queue, string submissionId, StageJob job, long place, CancellationToken stop)
    {
        using var activity = BusActivity.Start($"{queue} process", delivery.Content.Properties);
        var locked = new LockKeeper(delivery, clock);
        var grain = grains.GetGrain<ISubmissionGrain>(submissionId);
        var began = false;
        var maybeBegan = delivery.Marks.DeliveryCount > 0;
        var pause = FirstPause;
        var hasNoSlot = false;
        var troubleSince = (DateTimeOffset?)null;
        while (true)
        {
            await locked.KeepAsync();
            try
            {
                var reply = began
                    ? await grain.JobOutcome(job, Look).WaitAsync(AnswerLimit, stop)
                    : await grain.RunJob(job, maybeBegan).WaitAsync(AnswerLimit, CancellationToken.None);
                troubleSince = null;
                job = reply.Job;
                began |= reply.Verdict == JobVerdict.Running;
                hasNoSlot = reply.Verdict == JobVerdict.NoSlot;
                if (!hasNoSlot)
                    turns.Leave(place);
                if (reply.Verdict is JobVerdict.Settled or JobVerdict.Failed)
                {
                    await SettleAsync(delivery, queue, reply);
                    return;
                }
            }
            catch (AssayException gone) when (gone.Kind == ErrorKind.Gone)
            {
                await delivery.CompleteAsync(CancellationToken.None);
                return;
            }
            catch (AssayException unknown) when (unknown.Kind == ErrorKind.NotFound)
            {
                await DeadLetterAsync(delivery, SubmissionNotFound, unknown.Message, job);
                return;
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                // Nobody waits for the outcome any more.
            }
            catch (Exception trouble) when (trouble is not BusException)
            {
                // The store or the cluster cannot answer. It comes in many types, and passes without anybody's doing.
                maybeBegan = true;
                hasNoSlot = false;
                turns.Leave(place);
                troubleSince ??= clock.GetUtcNow();
                LogTrouble(logger, queue, trouble.GetType().Name);
                if (clock.GetUtcNow() - troubleSince >= Patience)
                {
                    await SendCopyAsync(delivery, queue, clock.GetUtcNow() + CopyDelay);
                    LogLater(logger, queue);
                    return;
                }
            }

            if (stop.IsCancellationRequested)
            {
                await LeaveAsync(delivery, queue, began);
                return;
            }

            if (began && troubleSince is null)
                continue;
            if (hasNoSlot)
                await turns.WaitAsync(place, pause, stop);
            else
                await Task.Delay(pause, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
        }
    }

    private async Task SettleAsync(BusDelivery delivery, string queue, JobReply reply)
    {
        if (reply is { Verdict: JobVerdict.Failed, Error: var error })
            await DeadLetterAsync(delivery, error?.ErrorCode ?? "stage_failed", error?.Error, reply.Job, error?.ErrorType);
        else
            await delivery.CompleteAsync(CancellationToken.None);
        LogSettled(logger, queue, reply.Verdict);
    }

    private static async Task DeadLetterAsync(BusDelivery delivery, string reason, string? description, StageJob? job, string? errorType = null)
    {
        var properties = new Dictionary<string, object> { ["host"] = Environment.MachineName, ["error_type"] = errorType ?? reason };
        if (job?.Attempt is { } attempt)
            properties["failed_attempt"] = attempt;
        if (job?.Run is { } run)
            properties["failed_run"] = run;
        await delivery.DeadLetterAsync(reason, description, properties, CancellationToken.None);
    }

    /// <summary>The silo stops. An attempt that has begun has its mark in the store, and goes on elsewhere if it must.</summary>
    private Task LeaveAsync(BusDelivery delivery, string queue, bool began)
    {
        if (began)
            return delivery.CompleteAsync(CancellationToken.None);

        // Each return counts as a delivery, and silos may stop oftener than a message may be delivered.
        return delivery.Marks.DeliveryCount == 0 ? delivery.AbandonAsync(CancellationToken.None) : SendCopyAsync(delivery, queue, null);
    }

    private async Task SendCopyAsync(BusDelivery delivery, string queue, DateTimeOffset? at)
    {
        var copy = new BusMessage(delivery.Content.MessageId ?? Guid.NewGuid().ToString("N"), delivery.Content.Body)
        {
            ContentType = delivery.Content.ContentType ?? "application/json",
            Properties = delivery.Content.Properties,
            ScheduledFor = at,
        };
        await client.Sender(queue).SendAsync(copy, CancellationToken.None);
        await delivery.CompleteAsync(CancellationToken.None);
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "A job from {Queue} was settled: {Verdict}")]
    private static partial void LogSettled(ILogger logger, string queue, JobVerdict verdict);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A job from {Queue} could not be settled ({Code}); it comes again")]
    private static partial void LogNotSettled(ILogger logger, string queue, string code);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A job from {Queue} waits for the store or the cluster ({Reason})")]
    private static partial void LogTrouble(ILogger logger, string queue, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A job from {Queue} was put off: the store or the cluster cannot answer")]
    private static partial void LogLater(ILogger logger, string queue);
}
