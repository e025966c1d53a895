using Amqp;
using Amqp.Framing;
using Amqp.Listener;
using Amqp.Types;
using Assay.ServiceBusStandIn.Access;
using Assay.ServiceBusStandIn.Queues;

namespace Assay.ServiceBusStandIn.Wire;

/// <summary><c>queue/$management</c>: the requests that are no transfer or disposition.</summary>
internal sealed class ManagementNode(ClientConnection connection, BrokerCore core, MessageQueue queue, EntityPath path) : LinkEndpoint
{
    private const string Prefix = "com.microsoft:";

    public override void OnMessage(MessageContext messageContext)
    {
        messageContext.Link.DisposeMessage(messageContext.Message, new Accepted(), settled: true);
        _ = AnswerAsync(messageContext.Message);
    }

    public override void OnFlow(FlowContext flowContext)
    {
    }

    public override void OnDisposition(DispositionContext dispositionContext)
    {
    }

    private async Task AnswerAsync(Message request)
    {
        var operation = request.ApplicationProperties?["operation"] as string ?? "";
        core.Operations.OnManagement(operation);
        ManagementReply reply;
        try
        {
            reply = core.Faults.TakeThrottle(BusOperations.Management) ? ManagementReply.Of(503, Errors.ServerBusy) : await DoAsync(operation, request.Body as Map ?? []);
        }
        catch (Exception problem) when (problem is AmqpException or InvalidOperationException or InvalidCastException)
        {
            reply = ManagementReply.Of(400, Errors.NotReadable);
        }

        if (operation == Prefix + "update-disposition" && reply.Code == 200 && core.Faults.TakeDroppedSettlement()
            || operation == Prefix + "schedule-message" && reply.Code == 200 && core.Faults.TakeCutSend())
            connection.Cut();
        else
            connection.Replies.Answer(path.Text, request, reply.ToMessage());
    }

    private Task<ManagementReply> DoAsync(string operation, Map body)
    {
        var needed = operation is Prefix + "schedule-message" or Prefix + "cancel-scheduled-message" ? Claims.Send : Claims.Listen;
        if (!connection.Allows(path.Text, needed))
            return Task.FromResult(ManagementReply.Of(401, Errors.Unauthorized(needed.ToString())));
        var operations = new ManagementOperations(queue.Settings, path.DeadLetters, body);
        return operation switch
        {
            Prefix + "renew-lock" => queue.AskAsync(operations.RenewLock),
            Prefix + "update-disposition" => queue.AskAsync(operations.UpdateDisposition),
            Prefix + "peek-message" => queue.AskAsync(operations.Peek),
            Prefix + "schedule-message" => queue.AskAsync(operations.Schedule),
            Prefix + "cancel-scheduled-message" => queue.AskAsync(operations.CancelScheduled),
            Prefix + "receive-by-sequence-number" => queue.AskAsync(operations.ReceiveDeferred),
            _ => Task.FromResult(ManagementReply.Of(501, Errors.NotAllowed($"There is no operation '{operation}'."))),
        };
    }
}
