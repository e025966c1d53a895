using Amqp;
using Amqp.Framing;
using Amqp.Types;

namespace Assay.ServiceBusStandIn.Wire;

internal sealed record ManagementReply(int Code, string Description, string? Condition, Map? Body)
{
    public static ManagementReply Of(int code, Error error) => new(code, error.Description, error.Condition.ToString(), null);

    public static ManagementReply Ok(Map? body = null) => new(200, "OK", null, body);

    public static ManagementReply NoContent() => new(204, "No Content", null, null);

    public Message ToMessage()
    {
        var message = new Message { ApplicationProperties = new ApplicationProperties() };
        if (Body is not null)
            message.BodySection = new AmqpValue { Value = Body };
        message.ApplicationProperties["statusCode"] = Code;
        message.ApplicationProperties["statusDescription"] = Description;
        if (Condition is not null)
            message.ApplicationProperties["errorCondition"] = new Symbol(Condition);
        return message;
    }
}
