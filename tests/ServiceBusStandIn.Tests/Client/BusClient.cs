using System.Security.Cryptography;
using System.Text;
using Amqp;
using Amqp.Framing;
using Amqp.Sasl;
using Amqp.Types;

namespace Assay.ServiceBusStandIn.Client;

/// <summary>A plain client: one connection, and a token for all that it attaches.</summary>
internal sealed class BusClient : IAsyncDisposable
{
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    private readonly Broker _broker;
    private int _links;

    private BusClient(Broker broker, Connection connection)
    {
        (_broker, Connection) = (broker, connection);
        Session = new Session(connection);
    }

    public Connection Connection { get; }

    public Session Session { get; }

    public static async Task<BusClient> ConnectAsync(Broker broker, SaslProfile? profile = null)
    {
        var factory = new ConnectionFactory();
        factory.SASL.Profile = profile ?? SaslProfile.Anonymous;
        return new BusClient(broker, await factory.CreateAsync(new Address("127.0.0.1", broker.Port, null, null, "/", "amqp")).WaitAsync(Limit));
    }

    /// <summary>Connected, with a token for everything.</summary>
    public static async Task<BusClient> WithTokenAsync(Broker broker, TimeSpan? life = null)
    {
        var client = await ConnectAsync(broker);
        Assert.Equal(202, await client.PutSasAsync(life));
        return client;
    }

    public static string Sas(string audience, string name, string key, DateTimeOffset expiry)
    {
        var encoded = Uri.EscapeDataString(audience);
        var signature = HMACSHA256.HashData(Encoding.UTF8.GetBytes(key), Encoding.UTF8.GetBytes($"{encoded}\n{expiry.ToUnixTimeSeconds()}"));
        return $"SharedAccessSignature sr={encoded}&sig={Uri.EscapeDataString(Convert.ToBase64String(signature))}&se={expiry.ToUnixTimeSeconds()}&skn={name}";
    }

    public static string KeyOf(Broker broker) => broker.ConnectionString.Split(';').Single(part => part.StartsWith("SharedAccessKey=", StringComparison.Ordinal))["SharedAccessKey=".Length..];

    public Task<int> PutSasAsync(TimeSpan? life = null, TimeProvider? clock = null) =>
        PutTokenAsync("servicebus.windows.net:sastoken", Sas("sb://127.0.0.1", BrokerSettings.DefaultKeyName, KeyOf(_broker), (clock ?? TimeProvider.System).GetUtcNow() + (life ?? TimeSpan.FromHours(1))));

    public async Task<int> PutTokenAsync(string type, string token, string audience = "sb://127.0.0.1")
    {
        var reply = await AskAsync("$cbs", new Message(token), ("operation", "put-token"), ("type", type), ("name", audience));
        return (int)reply.ApplicationProperties["status-code"];
    }

    public Task<Message> ManageAsync(string queue, string operation, Map body) =>
        AskAsync(queue + "/$management", new Message(body), ("operation", "com.microsoft:" + operation));

    public SenderLink Sender(string queue) => new(Session, NextName(), queue);

    /// <summary>Asks for so many messages and no more.</summary>
    public ReceiverLink Receiver(string queue, int credit = 1)
    {
        var receiver = new ReceiverLink(Session, NextName(), new Source { Address = queue }, null);
        receiver.SetCredit(credit, CreditMode.Manual);
        return receiver;
    }

    /// <summary>Null when nothing comes in a while.</summary>
    public static Task<Message?> NextAsync(ReceiverLink receiver) => receiver.ReceiveAsync(Limit)!;

    public async Task SendAsync(string queue, string text, Action<Message>? change = null)
    {
        var message = new Message { BodySection = new Data { Binary = Encoding.UTF8.GetBytes(text) }, Properties = new Properties { MessageId = text } };
        change?.Invoke(message);
        var sender = Sender(queue);
        await sender.SendAsync(message).WaitAsync(Limit);
        await sender.CloseAsync();
    }

    public static Task<Error?> ClosedAsync(AmqpObject closing)
    {
        var closed = new TaskCompletionSource<Error?>(TaskCreationOptions.RunContinuationsAsynchronously);
        closing.AddClosedCallback((_, error) => closed.TrySetResult(error));
        return closed.Task.WaitAsync(Limit);
    }

    public ValueTask DisposeAsync()
    {
        Connection.Close(TimeSpan.Zero);
        return ValueTask.CompletedTask;
    }

    private async Task<Message> AskAsync(string node, Message request, params (string Name, object Value)[] properties)
    {
        var replyTo = NextName();
        var sender = new SenderLink(Session, NextName(), node);
        var receiver = new ReceiverLink(Session, replyTo, new Attach { Source = new Source { Address = node }, Target = new Target { Address = replyTo } }, null);
        request.Properties = new Properties { MessageId = replyTo, ReplyTo = replyTo };
        request.ApplicationProperties = new ApplicationProperties();
        foreach (var (name, value) in properties)
            request.ApplicationProperties[name] = value;
        receiver.SetCredit(1, CreditMode.Manual);
        await sender.SendAsync(request).WaitAsync(Limit);
        var reply = await NextAsync(receiver);
        Assert.NotNull(reply);
        await sender.CloseAsync();
        await receiver.CloseAsync();
        return reply;
    }

    private string NextName() => $"link {Interlocked.Increment(ref _links)}";
}
