using System.Collections.Immutable;
using Assay.Errors;
using Assay.Queue;
using Assay.ServiceBus.Receiving;

namespace Assay.ServiceBus.DeadLetters;

/// <summary>
/// The dead letters of both queues. The service has no way to take a certain one: they are received in order, and what stays is
/// held until the end of the walk, so that it does not come round again, and then handed back.
/// </summary>
internal sealed class BusDeadLetters(BusClient client, BusOptions options) : IDeadLetterQueue
{
    private const int Page = 100;

    /// <summary>A queue that gives nothing for so long, though asked, has nothing more that nobody holds.</summary>
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan HandBackLimit = TimeSpan.FromSeconds(10);

    public bool IsConfigured => true;

    private string[] Queues => [options.ScoringQueue, options.ReportQueue];

    public async Task<ImmutableArray<BusLetter>> PeekAsync(int most, CancellationToken cancellationToken)
    {
        var letters = ImmutableArray.CreateBuilder<BusLetter>();
        foreach (var queue in Queues)
            letters.AddRange(await TellingAsync(() => PeekAsync(queue, most, cancellationToken)));
        return letters.ToImmutable();
    }

    public async Task<bool> WalkAsync(Func<BusLetter, Task<bool>> settles, int most, CancellationToken cancellationToken)
    {
        var whole = true;
        foreach (var queue in Queues)
        {
            // Looked at first: a walk over an empty queue would wait for what does not come.
            var there = (await TellingAsync(() => PeekAsync(queue, most, cancellationToken))).Count;
            if (there > 0)
                whole &= await TellingAsync(() => WalkAsync(queue, there, settles, cancellationToken)) && there < most;
        }

        return whole;
    }

    private async Task<List<BusLetter>> PeekAsync(string queue, int most, CancellationToken cancellationToken)
    {
        var letters = new List<BusLetter>();
        while (letters.Count < most)
        {
            var from = letters.Count == 0 ? 0 : letters[^1].SequenceNumber + 1;
            var page = await client.Management(queue, deadLetters: true).PeekAsync(from, Math.Min(Page, most - letters.Count), cancellationToken);
            letters.AddRange(page.Select(message => LetterReader.Read(queue, message.Content, message.Marks)));
            if (page.Count == 0)
                break;
        }

        return letters;
    }

    private async Task<bool> WalkAsync(string queue, int count, Func<BusLetter, Task<bool>> settles, CancellationToken cancellationToken)
    {
        var receiver = client.Receiver(queue, deadLetters: true);
        var kept = new List<BusDelivery>();
        try
        {
            for (var left = count; left > 0;)
            {
                var asked = Math.Min(Page, left);
                receiver.Grant(asked);
                for (; asked > 0; asked--, left--)
                {
                    if (await NextAsync(receiver, cancellationToken) is not { } delivery)
                        return false;
                    kept.Add(delivery);
                    if (await settles(LetterReader.Read(queue, delivery.Content, delivery.Marks)))
                    {
                        kept.Remove(delivery);
                        await delivery.CompleteAsync(cancellationToken);
                    }
                }
            }

            return true;
        }
        finally
        {
            await HandBackAsync(receiver, kept);
        }
    }

    private static async Task<BusDelivery?> NextAsync(BusReceiver receiver, CancellationToken cancellationToken)
    {
        using var quiet = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        quiet.CancelAfter(Quiet);
        try
        {
            return await receiver.Deliveries.ReadAsync(quiet.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }

    // What cannot be handed back comes back by itself, when its lock runs out.
    private static async Task HandBackAsync(BusReceiver receiver, List<BusDelivery> kept)
    {
        using var limit = new CancellationTokenSource(HandBackLimit);
        await receiver.DrainAsync();
        while (receiver.Deliveries.TryRead(out var unread))
            kept.Add(unread);
        try
        {
            foreach (var delivery in kept)
                await delivery.AbandonAsync(limit.Token);
        }
        catch (Exception failure) when (failure is BusException or OperationCanceledException)
        {
        }
    }

    private static async Task<T> TellingAsync<T>(Func<Task<T>> call)
    {
        try
        {
            return await call();
        }
        catch (Exception failure) when (failure is BusException or OperationCanceledException)
        {
            var why = failure is BusException known ? known.Message : "It did not answer in time.";
            throw new AssayException(ErrorKind.Unavailable, "bus_unavailable", $"The bus does not show its dead letters. {why} Repeat the call when it is back.");
        }
    }
}
