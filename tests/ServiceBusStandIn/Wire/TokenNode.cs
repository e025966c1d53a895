using Amqp;
using Amqp.Framing;
using Amqp.Listener;

namespace Assay.ServiceBusStandIn.Wire;

/// <summary><c>$cbs</c>: takes tokens, each for an audience.</summary>
internal sealed class TokenNode(ClientConnection connection, BrokerCore core) : LinkEndpoint
{
    public override void OnMessage(MessageContext messageContext)
    {
        var request = messageContext.Message;
        messageContext.Link.DisposeMessage(request, new Accepted(), settled: true);
        core.Operations.OnToken();
        var accepted = Take(request);
        var reply = new Message { ApplicationProperties = new ApplicationProperties() };
        reply.ApplicationProperties["status-code"] = accepted ? 202 : 401;
        reply.ApplicationProperties["status-description"] = accepted ? "Accepted" : "InvalidSignature: The token has an invalid signature, or is expired.";
        connection.Replies.Answer("$cbs", request, reply);
    }

    public override void OnFlow(FlowContext flowContext)
    {
    }

    public override void OnDisposition(DispositionContext dispositionContext)
    {
    }

    private bool Take(Message request)
    {
        var properties = request.ApplicationProperties;
        if (core.Faults.RefuseTokens || properties?["operation"] as string != "put-token" || properties["name"] is not string audience || request.Body is not string token)
            return false;
        var grant = properties["type"] as string == "jwt" ? core.Access.OfJwt(token) : core.Access.OfSas(token);
        var path = Access.Grant.PathOf(audience);
        if (grant is null || !grant.Covers(path))
            return false;
        connection.Grant(path, grant);
        return true;
    }
}
