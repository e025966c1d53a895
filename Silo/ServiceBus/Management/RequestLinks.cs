using System.Collections.Concurrent;
using Amqp;
using Amqp.Framing;
using Assay.ServiceBus.Connection;

namespace Assay.ServiceBus.Management;

/// <summary>A pair of links to a node that answers requests; answers find their request by its id.</summary>
internal sealed class RequestLinks
{
    private const int AnswersAtOnce = 200;

    private readonly ConcurrentDictionary<string, TaskCompletionSource<RequestAnswer>> _waiting = new(StringComparer.Ordinal);
    private readonly string _address;
    private readonly string _replyTo;
    private readonly SenderLink _requests;
    private readonly ReceiverLink _answers;
    private long _last;

    private RequestLinks(string address, string replyTo, SenderLink requests, ReceiverLink answers)
    {
        (_address, _replyTo, _requests, _answers) = (address, replyTo, requests, answers);
        _answers.Start(AnswersAtOnce, OnAnswer);
        _requests.AddClosedCallback((_, error) => OnClosed(error));
        _answers.AddClosedCallback((_, error) => OnClosed(error));
    }

    public bool IsOpen => !_requests.IsClosed && !_answers.IsClosed && !_requests.Session.IsClosed;

    public static async Task<RequestLinks> AttachAsync(Session session, string address, TimeSpan limit, TimeProvider time)
    {
        var replyTo = $"assay-{Guid.NewGuid():N}";
        var requests = LinkAttach.SenderAsync(session, address, limit, time);
        var answers = LinkAttach.AnswerReceiverAsync(session, address, replyTo, limit, time);
        await Task.WhenAll(requests, answers);
        return new RequestLinks(address, replyTo, await requests, await answers);
    }

    /// <summary>Sends a request and waits for its answer. After a cut or a cancelled wait it may have been carried out all the same.</summary>
    public async Task<RequestAnswer> CallAsync(Message request, CancellationToken cancellationToken)
    {
        var id = $"{_replyTo}:{Interlocked.Increment(ref _last)}";
        request.Properties = new Properties { MessageId = id, ReplyTo = _replyTo };
        var answer = new TaskCompletionSource<RequestAnswer>(TaskCreationOptions.RunContinuationsAsynchronously);
        _waiting[id] = answer;
        try
        {
            if (!IsOpen)
                throw BusErrors.From(_requests.Error ?? _answers.Error, $"Asking {_address}");
            _requests.Send(request, null, OnOutcome, answer);
            return await answer.Task.WaitAsync(cancellationToken);
        }
        finally
        {
            _waiting.TryRemove(id, out _);
        }
    }

    private void OnAnswer(IReceiverLink link, Message message)
    {
        link.Accept(message);
        if (message.Properties?.GetCorrelationId()?.ToString() is { } id && _waiting.TryRemove(id, out var answer))
            answer.TrySetResult(new RequestAnswer(message));
    }

    private void OnOutcome(ILink link, Message message, Outcome outcome, object state)
    {
        if (outcome is Rejected refused && !_requests.IsClosed)
            ((TaskCompletionSource<RequestAnswer>)state).TrySetException(BusErrors.From(refused.Error, $"Asking {_address}"));
    }

    private void OnClosed(Error? error)
    {
        var failure = BusErrors.From(error, $"Asking {_address}", outcomeUnknown: true);
        foreach (var (_, answer) in _waiting)
            answer.TrySetException(failure);
        LinkClose.Quietly(_requests);
        LinkClose.Quietly(_answers);
    }
}
