using Amqp;
using Amqp.Framing;

namespace Assay.ServiceBus.Connection;

/// <summary>Attaches links and waits until the broker has said yes or no.</summary>
internal static class LinkAttach
{
    public static async Task<SenderLink> SenderAsync(Session session, string address, TimeSpan limit, TimeProvider time, Action<Attach>? onAttached = null)
    {
        var answer = new Answer(attach => attach.Target is not null, onAttached);
        var attach = new Attach { Source = new Source { Address = address }, Target = new Target { Address = address }, SndSettleMode = SenderSettleMode.Unsettled };
        var link = new SenderLink(session, NewName(address), attach, answer.OnAttached);
        await answer.WaitAsync(link, $"Attaching to {address}", limit, time);
        return link;
    }

    /// <summary>A receiver that settles in two steps, so that a message stays locked until its outcome is told.</summary>
    public static Task<ReceiverLink> LockingReceiverAsync(Session session, string address, TimeSpan limit, TimeProvider time) => ReceiverAsync(
        session,
        address,
        new Attach
        {
            Source = new Source { Address = address },
            Target = new Target(),
            SndSettleMode = SenderSettleMode.Unsettled,
            RcvSettleMode = ReceiverSettleMode.Second,
        },
        limit,
        time);

    /// <summary>A receiver of answers, which arrive settled.</summary>
    public static Task<ReceiverLink> AnswerReceiverAsync(Session session, string address, string replyTo, TimeSpan limit, TimeProvider time) => ReceiverAsync(
        session,
        address,
        new Attach
        {
            Source = new Source { Address = address },
            Target = new Target { Address = replyTo },
            SndSettleMode = SenderSettleMode.Settled,
            RcvSettleMode = ReceiverSettleMode.First,
        },
        limit,
        time);

    private static async Task<ReceiverLink> ReceiverAsync(Session session, string address, Attach attach, TimeSpan limit, TimeProvider time)
    {
        var answer = new Answer(reply => reply.Source is not null, null);
        var link = new ReceiverLink(session, NewName(address), attach, answer.OnAttached);
        await answer.WaitAsync(link, $"Attaching to {address}", limit, time);
        return link;
    }

    private static string NewName(string address) => $"{address}-{Guid.NewGuid():N}";

    /// <summary>A refusal is an attach without the node, followed by a detach that says why.</summary>
    private sealed class Answer(Func<Attach, bool> isYes, Action<Attach>? onYes)
    {
        private readonly TaskCompletionSource<Error?> _said = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public void OnAttached(ILink link, Attach attach)
        {
            if (!isYes(attach))
                return;
            onYes?.Invoke(attach);
            _said.TrySetResult(null);
        }

        public async Task WaitAsync(Link link, string doing, TimeSpan limit, TimeProvider time)
        {
            link.AddClosedCallback((_, error) => _said.TrySetResult(error ?? new Error("amqp:link:detach-forced") { Description = "the link was closed" }));
            try
            {
                if (await _said.Task.WaitAsync(limit, time) is { } refusal)
                    throw BusErrors.From(refusal, doing);
            }
            catch (TimeoutException late)
            {
                LinkClose.Quietly(link);
                throw BusErrors.From(late, doing);
            }
        }
    }
}
