using Amqp;
using Amqp.Types;
using Assay.ServiceBusStandIn.Client;

namespace Assay.ServiceBusStandIn;

public sealed class FaultTests : IAsyncLifetime
{
    private const string Queue = "scoring-jobs";

    private Broker _broker = null!;
    private BusClient _client = null!;

    public async Task InitializeAsync()
    {
        _broker = await Broker.StartAsync(new BrokerSettings());
        _client = await BusClient.WithTokenAsync(_broker);
    }

    public async Task DisposeAsync()
    {
        await _client.DisposeAsync();
        await _broker.DisposeAsync();
    }

    [Fact]
    public async Task A_cut_ends_connections_and_leaves_messages_and_locks()
    {
        await _client.SendAsync(Queue, "held");
        await _client.SendAsync(Queue, "free");
        Assert.NotNull(await BusClient.NextAsync(_client.Receiver(Queue)));
        var closed = BusClient.ClosedAsync(_client.Connection);

        _broker.Faults.CutConnections();

        await closed;
        Assert.Equal(new QueueCounts(Active: 2, Scheduled: 0, DeadLetter: 0, Locked: 1, Deferred: 0), _broker.Counts(Queue));
        await using var other = await BusClient.WithTokenAsync(_broker);
        Assert.Equal("free", (await BusClient.NextAsync(other.Receiver(Queue)))!.Properties.MessageId);
    }

    [Fact]
    public async Task A_receiver_that_was_cut_off_takes_no_message_with_it()
    {
        var gone = _client.Receiver(Queue, credit: 100);
        await _client.SendAsync(Queue, "first");
        Assert.NotNull(await BusClient.NextAsync(gone));
        _broker.Faults.CutConnections();
        await using var other = await BusClient.WithTokenAsync(_broker);

        await other.SendAsync(Queue, "second");

        Assert.False(_broker.Peek(Queue).Single(message => message.MessageId == "second").Locked);
    }

    [Fact]
    public async Task A_broker_that_stalls_answers_later()
    {
        var sender = _client.Sender(Queue);
        await sender.SendAsync(new Message("before")).WaitAsync(BusClient.Limit);
        _broker.Faults.Stalled = true;

        var sending = sender.SendAsync(new Message("meanwhile"));
        await Eventually.IsAsync(() => _broker.Counts(Queue).Active == 2);

        Assert.False(sending.IsCompleted);
        _broker.Faults.Stalled = false;
        await sending.WaitAsync(BusClient.Limit);
    }

    [Fact]
    public async Task Connections_are_refused_until_they_are_not()
    {
        _broker.Faults.RefuseConnections = true;
        await Assert.ThrowsAnyAsync<Exception>(() => BusClient.ConnectAsync(_broker));

        _broker.Faults.RefuseConnections = false;
        await using var client = await BusClient.ConnectAsync(_broker);
    }

    [Fact]
    public async Task So_many_sends_are_throttled_and_no_more()
    {
        Assert.Equal(2, _broker.Faults.ThrottleNext(2, BusOperations.Send));

        for (var i = 0; i < 2; i++)
        {
            var refused = await Assert.ThrowsAsync<AmqpException>(() => _client.SendAsync(Queue, "x"));
            Assert.Equal("com.microsoft:server-busy", (string)refused.Error.Condition);
            Assert.Contains("50009", refused.Error.Description, StringComparison.Ordinal);
        }

        await _client.SendAsync(Queue, "x");
        Assert.Equal(1, _broker.Counts(Queue).Active);
    }

    [Fact]
    public async Task A_throttled_receiver_is_detached()
    {
        _broker.Faults.ThrottleNext(1, BusOperations.Receive);

        var error = await BusClient.ClosedAsync(_client.Receiver(Queue));

        Assert.Equal("com.microsoft:server-busy", (string)error!.Condition);
        await _client.SendAsync(Queue, "x");
        Assert.NotNull(await BusClient.NextAsync(_client.Receiver(Queue)));
    }

    [Fact]
    public async Task A_throttled_management_call_says_503()
    {
        _broker.Faults.ThrottleNext(1, BusOperations.Management);

        var busy = await _client.ManageAsync(Queue, "peek-message", new Map { ["from-sequence-number"] = 0L, ["message-count"] = 1 });
        var fine = await _client.ManageAsync(Queue, "peek-message", new Map { ["from-sequence-number"] = 0L, ["message-count"] = 1 });

        Assert.Equal(503, busy.ApplicationProperties["statusCode"]);
        Assert.Equal("com.microsoft:server-busy", busy.ApplicationProperties["errorCondition"].ToString());
        Assert.Equal(204, fine.ApplicationProperties["statusCode"]);
    }

    [Fact]
    public async Task Links_are_detached_and_their_connection_stays()
    {
        var receiver = _client.Receiver(Queue);
        await _client.SendAsync(Queue, "x");
        Assert.NotNull(await BusClient.NextAsync(receiver));
        var closed = BusClient.ClosedAsync(receiver);

        _broker.Faults.DetachLinks();

        Assert.Equal("amqp:link:detach-forced", (string)(await closed)!.Condition);
        await _client.SendAsync(Queue, "y");
        Assert.Equal("y", (await BusClient.NextAsync(_client.Receiver(Queue)))!.Properties.MessageId);
    }

    [Fact]
    public async Task Links_without_a_token_any_more_are_detached_until_there_is_a_new_one()
    {
        var receiver = _client.Receiver(Queue);
        await _client.SendAsync(Queue, "x");
        Assert.NotNull(await BusClient.NextAsync(receiver));
        var closed = BusClient.ClosedAsync(receiver);

        _broker.Faults.ExpireTokens();

        Assert.Equal("amqp:unauthorized-access", (string)(await closed)!.Condition);
        var refused = await Assert.ThrowsAsync<AmqpException>(() => _client.SendAsync(Queue, "y"));
        Assert.Equal("amqp:unauthorized-access", (string)refused.Error.Condition);
        Assert.Equal(202, await _client.PutSasAsync());
        await _client.SendAsync(Queue, "y");
    }

    [Fact]
    public async Task Tokens_are_refused()
    {
        _broker.Faults.RefuseTokens = true;

        Assert.Equal(401, await _client.PutSasAsync());
    }

    [Fact]
    public async Task A_settlement_whose_answer_is_lost_has_happened()
    {
        await _client.SendAsync(Queue, "x");
        var receiver = _client.Receiver(Queue);
        var message = await BusClient.NextAsync(receiver);
        var closed = BusClient.ClosedAsync(_client.Connection);
        _broker.Faults.DropNextSettlements(1);

        receiver.Accept(message);

        await closed;
        Assert.Equal(0, _broker.Counts(Queue).Active);
    }

    [Fact]
    public async Task A_settlement_by_management_whose_answer_is_lost_has_happened()
    {
        await _client.SendAsync(Queue, "x");
        var message = await BusClient.NextAsync(_client.Receiver(Queue));
        var closed = BusClient.ClosedAsync(_client.Connection);
        _broker.Faults.DropNextSettlements(1);

        var asking = _client.ManageAsync(Queue, "update-disposition", new Map
        {
            ["lock-tokens"] = new[] { new Guid(message!.DeliveryTag) },
            ["disposition-status"] = "suspended",
            ["deadletter-reason"] = "why",
        });

        await closed;
        await Assert.ThrowsAnyAsync<Exception>(() => asking);
        Assert.Equal("why", Assert.Single(_broker.Peek(Queue, deadLetters: true)).DeadLetterReason);
    }

    [Fact]
    public async Task A_send_whose_outcome_is_lost_has_happened()
    {
        var closed = BusClient.ClosedAsync(_client.Connection);
        _broker.Faults.CutAfterNextSend();

        await Assert.ThrowsAnyAsync<Exception>(() => _client.SendAsync(Queue, "x"));

        await closed;
        Assert.Equal("x", Assert.Single(_broker.Peek(Queue)).Body);
    }

    [Fact]
    public async Task Locks_that_are_made_to_run_out_are_lost()
    {
        await _client.SendAsync(Queue, "x");
        var receiver = _client.Receiver(Queue);
        var message = await BusClient.NextAsync(receiver);

        _broker.Faults.ExpireLocks(Queue);

        var reply = await _client.ManageAsync(Queue, "renew-lock", new Map { ["lock-tokens"] = new[] { new Guid(message!.DeliveryTag) } });
        Assert.Equal(410, reply.ApplicationProperties["statusCode"]);
        Assert.Equal("com.microsoft:message-lock-lost", reply.ApplicationProperties["errorCondition"].ToString());
        Assert.Equal(1, Assert.Single(_broker.Peek(Queue)).DeliveryCount);
        receiver.Accept(message);
        await Eventually.IsAsync(() => _broker.Operations.Settlements == 1);
        Assert.Equal(1, _broker.Counts(Queue).Active);
    }

    [Fact]
    public async Task A_broker_that_was_stopped_has_its_messages_and_ports_when_it_starts_again()
    {
        await _client.SendAsync(Queue, "x");
        var (port, admin) = (_broker.Port, _broker.AdminPort);
        await _broker.StopAsync();
        await Assert.ThrowsAnyAsync<Exception>(() => BusClient.ConnectAsync(_broker));

        await _broker.StartAgainAsync();

        Assert.Equal((port, admin), (_broker.Port, _broker.AdminPort));
        await using var other = await BusClient.WithTokenAsync(_broker);
        Assert.Equal("x", (await BusClient.NextAsync(other.Receiver(Queue)))!.Properties.MessageId);
    }
}
