using System.Text;
using Amqp;
using Amqp.Sasl;
using Amqp.Types;

namespace Assay.ServiceBusStandIn.Wire;

/// <summary>Says yes or no to the client's first words, by one mechanism.</summary>
internal sealed class SaslAnswer(string mechanism, Func<byte[], bool> accepts) : SaslProfile(new Symbol(mechanism))
{
    public static SaslAnswer Always(string mechanism) => new(mechanism, _ => true);

    public static SaslAnswer Plain(Func<string, string, bool> accepts) => new("PLAIN", response =>
    {
        var parts = Encoding.UTF8.GetString(response).Split('\0');
        return parts.Length == 3 && accepts(parts[1], parts[2]);
    });

    protected override ITransport UpgradeTransport(ITransport transport) => transport;

    protected override DescribedList GetStartCommand(string hostname) => throw new AmqpException(ErrorCode.NotAllowed, "The client begins.");

    protected override DescribedList OnCommand(DescribedList command) => command is SaslInit init
        ? new SaslOutcome { Code = accepts(init.InitialResponse ?? []) ? SaslCode.Ok : SaslCode.Auth }
        : throw new AmqpException(ErrorCode.NotAllowed, command.ToString()!);
}
