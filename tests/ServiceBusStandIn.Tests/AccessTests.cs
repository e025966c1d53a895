using System.Net;
using System.Net.Sockets;
using System.Xml.Linq;
using Amqp;
using Amqp.Sasl;
using Assay.ServiceBusStandIn.Client;

namespace Assay.ServiceBusStandIn;

public class AccessTests
{
    private const string Queue = "scoring-jobs";

    [Fact]
    public async Task A_key_by_SASL_PLAIN_needs_no_token()
    {
        await using var broker = await Broker.StartAsync(new BrokerSettings());
        var factory = new ConnectionFactory();
        var address = new Address("127.0.0.1", broker.Port, BrokerSettings.DefaultKeyName, BusClient.KeyOf(broker), "/", "amqp");
        var connection = await factory.CreateAsync(address).WaitAsync(BusClient.Limit);

        await new SenderLink(new Session(connection), "sender", Queue).SendAsync(new Message("x")).WaitAsync(BusClient.Limit);

        Assert.Equal(1, broker.Counts(Queue).Active);
        connection.Close(TimeSpan.Zero);
    }

    [Fact]
    public async Task A_wrong_key_by_SASL_PLAIN_connects_nothing()
    {
        await using var broker = await Broker.StartAsync(new BrokerSettings());
        var address = new Address("127.0.0.1", broker.Port, BrokerSettings.DefaultKeyName, "wrong", "/", "amqp");

        await Assert.ThrowsAnyAsync<Exception>(() => new ConnectionFactory().CreateAsync(address).WaitAsync(BusClient.Limit));
    }

    [Theory]
    [InlineData("the one", 202)]
    [InlineData("another", 401)]
    public async Task One_token_is_taken_for_that_of_Entra_ID(string token, int status)
    {
        await using var broker = await Broker.StartAsync(new BrokerSettings { Jwt = "the one" });
        await using var client = await BusClient.ConnectAsync(broker);

        Assert.Equal(status, await client.PutTokenAsync("jwt", token));
    }

    [Fact]
    public async Task A_token_for_one_queue_does_not_open_another()
    {
        await using var broker = await Broker.StartAsync(new BrokerSettings());
        await using var client = await BusClient.ConnectAsync(broker);
        var audience = $"sb://127.0.0.1/{Queue}";
        var sas = BusClient.Sas(audience, BrokerSettings.DefaultKeyName, BusClient.KeyOf(broker), TimeProvider.System.GetUtcNow().AddHours(1));
        Assert.Equal(401, await client.PutTokenAsync("servicebus.windows.net:sastoken", sas, "sb://127.0.0.1/report-jobs"));

        Assert.Equal(202, await client.PutTokenAsync("servicebus.windows.net:sastoken", sas, audience));

        await client.SendAsync(Queue, "x");
        var refused = await Assert.ThrowsAsync<AmqpException>(() => client.SendAsync("report-jobs", "x"));
        Assert.Equal("amqp:unauthorized-access", (string)refused.Error.Condition);
    }

    [Fact]
    public async Task A_token_that_has_run_out_is_refused()
    {
        await using var broker = await Broker.StartAsync(new BrokerSettings());
        await using var client = await BusClient.ConnectAsync(broker);

        Assert.Equal(401, await client.PutSasAsync(TimeSpan.FromMinutes(-1)));
    }

    [Fact]
    public async Task Mechanisms_of_SASL_are_those_of_the_service()
    {
        await using var broker = await Broker.StartAsync(new BrokerSettings());
        var offered = new List<string>();

        await Assert.ThrowsAnyAsync<Exception>(() => BusClient.ConnectAsync(broker, new Listening(offered)));

        Assert.Equal(["ANONYMOUS", "MSSBCBS", "PLAIN"], offered.Order());
    }

    [Fact]
    public async Task Counts_are_given_over_plain_http_to_who_may_manage()
    {
        await using var broker = await Broker.StartAsync(new BrokerSettings());
        await using var client = await BusClient.WithTokenAsync(broker);
        await client.SendAsync(Queue, "x");
        using var http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{broker.AdminPort}/"), Timeout = BusClient.Limit };
        Assert.Equal(HttpStatusCode.Unauthorized, (await http.GetAsync($"{Queue}?api-version=2021-05")).StatusCode);
        var sas = BusClient.Sas($"http://127.0.0.1:{broker.AdminPort}/{Queue}", BrokerSettings.DefaultKeyName, BusClient.KeyOf(broker), TimeProvider.System.GetUtcNow().AddHours(1));
        http.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", sas);

        var entry = XElement.Parse(await http.GetStringAsync($"{Queue}?api-version=2021-05"));

        string Of(string name) => entry.Descendants().Single(element => element.Name.LocalName == name).Value;
        Assert.Equal(("1", "0", "0"), (Of("ActiveMessageCount"), Of("DeadLetterMessageCount"), Of("ScheduledMessageCount")));
        Assert.Equal(2, broker.Operations.AdminCalls);
    }

    [Fact]
    public async Task Only_loopback_is_listened_on()
    {
        await using var broker = await Broker.StartAsync(new BrokerSettings());
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);

        await Assert.ThrowsAsync<SocketException>(() => socket.ConnectAsync(IPAddress.Parse("127.0.0.2"), broker.Port));
    }

    private sealed class Listening(List<string> offered) : SaslProfile("NONE")
    {
        protected override bool Match(Amqp.Types.Symbol mechanism)
        {
            offered.Add(mechanism);
            return false;
        }

        protected override ITransport UpgradeTransport(ITransport transport) => transport;

        protected override Amqp.Types.DescribedList GetStartCommand(string hostname) => null!;

        protected override Amqp.Types.DescribedList OnCommand(Amqp.Types.DescribedList command) => null!;
    }
}
