using Assay.Catalog;
using Assay.Errors;
using Assay.Pipeline;
using Assay.Storage;
using Assay.Submissions;
using Microsoft.Extensions.DependencyInjection;

namespace Assay.Queue;

/// <summary>Reads off the alarms of the stored rows who waits, and since when.</summary>
internal sealed class WorkWatch(ISubmissionCatalog catalog, IJobQueue queue, [FromKeyedServices(AssayClock.Key)] TimeProvider clock)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(5);

    public async Task<QueueWork> ReadAsync()
    {
        using var stop = new CancellationTokenSource(Limit);
        try
        {
            return await ReadAsync(clock.GetUtcNow(), stop.Token).WaitAsync(stop.Token);
        }
        catch (OperationCanceledException)
        {
            throw new AssayException(ErrorKind.Unavailable, "store_unavailable", "The store did not answer in time; repeat the call.");
        }
    }

    private async Task<QueueWork> ReadAsync(DateTimeOffset now, CancellationToken stop)
    {
        // What waits for a slot is due since its alarm; the alarm of what runs lies ahead.
        var work = await catalog.FirstAlarmAsync(AlarmKind.Work, DateTimeOffset.MinValue, stop);
        var lane = await catalog.FirstAlarmAsync(AlarmKind.Lane, DateTimeOffset.MinValue, stop);

        // What waits for a message has an alarm so long after the send: a short one in the first seconds, then one past the message's end.
        var unsettled = now + MessageTimes.UnsettledLimit;
        var sent = await catalog.FirstAlarmAsync(AlarmKind.Message, DateTimeOffset.MinValue, stop);
        var standing = sent <= unsettled ? await catalog.FirstAlarmAsync(AlarmKind.Message, unsettled, stop) : sent;
        DateTimeOffset?[] since =
        [
            work <= now ? work : null,
            lane <= now ? lane : null,
            sent <= unsettled ? Earlier(sent - MessageTimes.UnsettledLimit, now) : null,
            Earlier(standing - MessageTimes.Lateness - queue.TimeToLive, now),
        ];
        return new QueueWork(await catalog.CountOwnedAsync(stop), since.Min(), now);
    }

    // Without a broker, or with another time to live than that of the send, the sum may lie ahead.
    private static DateTimeOffset? Earlier(DateTimeOffset? time, DateTimeOffset now) => time > now ? now : time;
}
