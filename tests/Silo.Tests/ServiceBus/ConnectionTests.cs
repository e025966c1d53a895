using System.Diagnostics;
using Assay.ServiceBus;
using Assay.ServiceBus.Management;
using Assay.ServiceBusStandIn;

namespace Assay.Silo.Tests.ServiceBus;

public sealed class ConnectionTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task After_a_cut_receivers_get_the_credit_they_had_left_and_earlier_messages_are_settled_by_token()
    {
        await using var bus = await TestBus.OpenAsync();
        await bus.SendManyAsync(2);
        bus.Receiver.Grant(5);
        var completed = await bus.NextAsync();
        var dead = await bus.NextAsync();
        bus.Broker.Faults.CutConnections();
        await completed.CompleteAsync(CancellationToken.None).WaitAsync(Patience);
        await dead.DeadLetterAsync("late", null, null, CancellationToken.None).WaitAsync(Patience);
        Assert.Equal((0, 1), (bus.Broker.Counts(TestBus.Queue).Active, bus.Broker.Counts(TestBus.Queue).DeadLetter));

        Assert.Equal(3, bus.Receiver.OutstandingCredit);
        for (var number = 0; number < 5; number++)
            await SendPatientlyAsync(bus, $"later{number}");
        for (var number = 0; number < 3; number++)
            await bus.NextAsync();
        Assert.Equal((0, 2), (bus.Receiver.OutstandingCredit, bus.Broker.Peek(TestBus.Queue).Count(message => !message.Locked)));
    }

    [Fact]
    public async Task Messages_that_had_come_before_a_cut_and_were_not_read_yet_are_not_lost()
    {
        await using var bus = await TestBus.OpenAsync();
        await bus.SendManyAsync(3);
        bus.Receiver.Grant(3);
        await Eventually.True(() => bus.Receiver.Deliveries.Count == 3, "all have come");
        bus.Broker.Faults.CutConnections();
        await Eventually.True(() => bus.Client.State.Status == BusStatus.Disconnected, "the cut is seen");
        for (var number = 0; number < 3; number++)
            await (await bus.NextAsync()).CompleteAsync(CancellationToken.None).WaitAsync(Patience);
        Assert.Empty(bus.Broker.Peek(TestBus.Queue));
    }

    [Fact]
    public async Task A_storm_of_cuts_loses_no_message()
    {
        await using var bus = await TestBus.OpenAsync(new BrokerSettings { Queues = [new(TestBus.Queue) { MaxDeliveryCount = 100 }, new("report-jobs")] });
        using var over = new CancellationTokenSource();
        var storm = Task.Run(async () =>
        {
            for (var cut = 0; cut < 10; cut++)
            {
                bus.Broker.Faults.CutConnections();
                await bus.Client.WaitConnectedAsync(CancellationToken.None);
                await Task.Delay(30);
            }

            // What was on its way when a connection was cut comes again only when its lock has run out.
            while (!over.IsCancellationRequested)
            {
                bus.Broker.Faults.ExpireLocks(TestBus.Queue);
                await Task.Delay(100);
            }
        });
        var sends = Enumerable.Range(0, 200).Select(number => Task.Run(() => SendPatientlyAsync(bus, $"m{number}")));
        var seen = new HashSet<string>();
        var receive = Task.Run(async () =>
        {
            bus.Receiver.Grant(20);
            while (seen.Count < 200)
            {
                var delivery = await bus.NextAsync();
                seen.Add(delivery.Content.MessageId!);
                try
                {
                    await delivery.CompleteAsync(CancellationToken.None);
                }
                catch (BusException lost) when (lost.Failure is BusFailure.LockLost or BusFailure.Unreachable or BusFailure.Timeout)
                {
                    // It comes again.
                }

                bus.Receiver.Grant(1);
            }
        });
        await Task.WhenAll([.. sends, receive]).WaitAsync(TimeSpan.FromSeconds(60));
        await over.CancelAsync();
        await storm;
        Assert.Equal(200, seen.Count);
    }

    [Fact]
    public async Task A_settlement_whose_answer_is_lost_is_tried_again_and_may_find_the_lock_gone()
    {
        await using var bus = await TestBus.OpenAsync();
        await bus.SendAsync("half");
        var delivery = await bus.ReceiveAsync();
        bus.Broker.Faults.DropNextSettlements(1);
        var failure = await Assert.ThrowsAsync<BusException>(() => delivery.DeadLetterAsync("bad", null, null, CancellationToken.None).WaitAsync(Patience));
        Assert.Equal(BusFailure.LockLost, failure.Failure);
        Assert.Equal("half", Assert.Single(bus.Broker.Peek(TestBus.Queue, deadLetters: true)).MessageId);
    }

    [Fact]
    public async Task A_completion_whose_connection_is_cut_leaves_no_message_behind()
    {
        await using var bus = await TestBus.OpenAsync();
        await bus.SendAsync("done");
        bus.Broker.Faults.DropNextSettlements(1);
        await (await bus.ReceiveAsync()).CompleteAsync(CancellationToken.None);
        await Eventually.True(() => bus.Broker.Peek(TestBus.Queue).Count == 0, "the message is gone");
        await Eventually.True(() => bus.Client.State.Status == BusStatus.Connected, "the bus is back");
    }

    [Fact]
    public async Task A_broker_that_restarts_is_found_again_and_senders_and_receivers_go_on()
    {
        await using var bus = await TestBus.OpenAsync();
        bus.Receiver.Grant(1);
        var before = bus.Client.State;
        bus.Clock.Advance(TimeSpan.FromSeconds(7));
        await bus.Broker.StopAsync();
        await Eventually.True(() => bus.Client.State.Status == BusStatus.Disconnected, "the loss is seen");
        var lost = bus.Client.State;
        Assert.Equal((BusFailure.Unreachable, "bus_unreachable", before.Since.AddSeconds(7)), (lost.Failure!.Value, lost.Code, lost.Since));
        var away = await Assert.ThrowsAsync<BusException>(() => bus.SendAsync("away"));
        Assert.Equal((BusFailure.Unreachable, true, false), (away.Failure, away.IsTransient, away.OutcomeUnknown));
        await bus.Broker.StartAgainAsync();
        await bus.Client.WaitConnectedAsync(CancellationToken.None).WaitAsync(Patience);
        Assert.Null(bus.Client.State.Code);
        await bus.SendAsync("back");
        Assert.Equal("back", (await bus.NextAsync()).Content.MessageId);
    }

    [Fact]
    public async Task A_broker_that_is_away_at_the_start_costs_nobody_more_than_the_send_limit_and_is_found_later()
    {
        await using var bus = await TestBus.NewAsync();
        bus.Broker.Faults.RefuseConnections = true;
        bus.Client.Start();
        bus.Receiver.Grant(1);
        var watch = Stopwatch.StartNew();
        await Assert.ThrowsAsync<BusException>(() => bus.SendAsync("away"));
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(4));
        bus.Broker.Faults.RefuseConnections = false;
        await bus.Client.WaitConnectedAsync(CancellationToken.None).WaitAsync(Patience);
        await bus.SendAsync("back");
        Assert.Equal("back", (await bus.NextAsync()).Content.MessageId);
    }

    [Fact]
    public async Task A_broker_that_takes_connections_and_says_nothing_is_given_up_and_found_later()
    {
        await using var bus = await TestBus.NewAsync(change: options => options with { ConnectLimit = TimeSpan.FromSeconds(0.5) });
        bus.Broker.Faults.Stalled = true;
        bus.Client.Start();
        await Eventually.True(() => bus.Client.State.Status == BusStatus.Disconnected, "the silence is noticed");
        Assert.Equal(BusFailure.Timeout, bus.Client.State.Failure);
        bus.Broker.Faults.Stalled = false;
        await bus.Client.WaitConnectedAsync(CancellationToken.None).WaitAsync(Patience);
        await bus.SendAsync("back");
    }

    [Fact]
    public async Task A_wrong_key_is_said_to_be_one_and_is_tried_on()
    {
        await using var bus = await TestBus.NewAsync(connection: broker => broker.ConnectionString.Replace("SharedAccessKey=", "SharedAccessKey=wrong", StringComparison.Ordinal));
        bus.Client.Start();
        await Eventually.True(() => bus.Client.State.Status == BusStatus.Disconnected, "the refusal is seen");
        Assert.Equal((BusFailure.Unauthorized, "bus_unauthorized"), (bus.Client.State.Failure!.Value, bus.Client.State.Code));
        Assert.DoesNotContain("wrong", bus.Client.State.Reason, StringComparison.Ordinal);
        var failure = await Assert.ThrowsAsync<BusException>(() => bus.SendAsync("m"));
        Assert.Equal((BusFailure.Unauthorized, false), (failure.Failure, failure.IsTransient));
    }

    [Fact]
    public async Task A_token_that_was_refused_for_a_while_is_shown_again()
    {
        await using var bus = await TestBus.NewAsync();
        bus.Broker.Faults.RefuseTokens = true;
        bus.Client.Start();
        await Eventually.True(() => bus.Client.State.Failure == BusFailure.Unauthorized, "the refusal is seen");
        bus.Broker.Faults.RefuseTokens = false;
        await bus.Client.WaitConnectedAsync(CancellationToken.None).WaitAsync(Patience);
        await bus.SendAsync("m");
    }

    [Fact]
    public async Task Tokens_are_renewed_at_three_quarters_of_their_life_on_the_same_connection()
    {
        await using var bus = await TestBus.OpenAsync(new BrokerSettings { Queues = [new(TestBus.Queue) { TimeToLive = TimeSpan.FromDays(1) }, new("report-jobs")] });
        bus.Receiver.Grant(100);
        await Eventually.True(() => bus.Receiver.IsAttached, "the receiver is there");
        await bus.SendAsync("m0");
        for (var round = 1; round <= 5; round++)
        {
            var tokens = bus.Broker.Operations.Tokens;
            bus.Clock.Advance(TimeSpan.FromMinutes(44));
            Assert.Equal(tokens, bus.Broker.Operations.Tokens);
            bus.Clock.Advance(TimeSpan.FromMinutes(2));
            await Eventually.True(() => bus.Broker.Operations.Tokens > tokens, "the token is renewed");
            await bus.Client.Management("report-jobs").PeekAsync(0, 1, CancellationToken.None);
            await bus.SendAsync($"m{round}");
        }

        Assert.Equal(BusStatus.Connected, bus.Client.State.Status);
        Assert.Equal(bus.Clock.GetUtcNow() - TimeSpan.FromMinutes(46 * 5), bus.Client.State.Since);
    }

    [Fact]
    public async Task Tokens_that_the_broker_has_forgotten_are_shown_again_and_nothing_is_lost()
    {
        await using var bus = await TestBus.OpenAsync();
        bus.Receiver.Grant(10);
        await bus.SendAsync("before");
        await bus.NextAsync();
        bus.Broker.Faults.ExpireTokens();
        await SendPatientlyAsync(bus, "after");
        Assert.Equal("after", (await bus.NextAsync()).Content.MessageId);
        Assert.Equal(BusStatus.Connected, bus.Client.State.Status);
    }

    [Fact]
    public async Task Links_that_the_broker_detaches_are_attached_again_on_the_same_connection()
    {
        await using var bus = await TestBus.OpenAsync();
        await bus.SendAsync("m0");
        bus.Receiver.Grant(4);
        var held = await bus.NextAsync();
        var since = bus.Client.State.Since;
        bus.Clock.Advance(TimeSpan.FromSeconds(1));
        for (var round = 1; round <= 3; round++)
        {
            bus.Broker.Faults.DetachLinks();
            await SendPatientlyAsync(bus, $"m{round}");
            await (await bus.NextAsync()).CompleteAsync(CancellationToken.None);
        }

        await held.CompleteAsync(CancellationToken.None);
        Assert.Equal((BusStatus.Connected, since, 0), (bus.Client.State.Status, bus.Client.State.Since, bus.Receiver.OutstandingCredit));

        // The first was settled by lock token. A completion that met a detach may not have been heard: then its message returns.
        Assert.DoesNotContain(bus.Broker.Peek(TestBus.Queue), message => message.MessageId == "m0");
        while (bus.Broker.Peek(TestBus.Queue).Count > 0)
        {
            bus.Broker.Faults.ExpireLocks(TestBus.Queue);
            var again = await bus.ReceiveAsync();
            await bus.Client.Management(TestBus.Queue).SettleAsync(again.LockToken, Settlement.Completed, CancellationToken.None);
        }
    }

    [Fact]
    public async Task A_policy_that_may_only_send_sends_and_is_refused_the_rest()
    {
        var settings = new BrokerSettings { ExtraRules = [new KeyRule("sender", "c2VuZA==", Send: true)] };
        await using var bus = await TestBus.OpenAsync(settings, connection: broker =>
            $"Endpoint=sb://127.0.0.1:{broker.Port};SharedAccessKeyName=sender;SharedAccessKey=c2VuZA==;UseDevelopmentEmulator=true");
        await bus.SendAsync("m");
        bus.Receiver.Grant(1);
        Assert.Equal(BusFailure.Unauthorized, (await Assert.ThrowsAsync<BusException>(() => bus.Counts().ReadAsync(TestBus.Queue, CancellationToken.None))).Failure);
        Assert.False(Assert.Single(bus.Broker.Peek(TestBus.Queue)).Locked);
        Assert.False(bus.Receiver.IsAttached);
    }

    [Fact]
    public async Task A_throttled_receiver_waits_and_comes_back()
    {
        await using var bus = await TestBus.OpenAsync();
        bus.Broker.Faults.ThrottleNext(1, BusOperations.Receive);
        await bus.SendAsync("m");
        var watch = Stopwatch.StartNew();
        Assert.Equal("m", (await bus.ReceiveAsync()).Content.MessageId);
        Assert.InRange(watch.Elapsed.TotalSeconds, 1.9, 10);
    }

    [Fact]
    public async Task Closing_is_bounded_even_when_the_broker_says_nothing()
    {
        var bus = await TestBus.OpenAsync(change: options => options with { CloseLimit = TimeSpan.FromSeconds(0.5), OperationLimit = TimeSpan.FromSeconds(5) });
        await bus.SendManyAsync(3);
        bus.Receiver.Grant(5);
        await Eventually.True(() => bus.Receiver.Deliveries.Count == 3, "all have come");
        bus.Broker.Faults.Stalled = true;
        var watch = Stopwatch.StartNew();
        await bus.Client.DisposeAsync();
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(4), $"It took {watch.Elapsed}.");
        Assert.Equal((BusStatus.Closed, "bus_closed"), (bus.Client.State.Status, bus.Client.State.Code));
        Assert.Equal(BusFailure.Closed, (await Assert.ThrowsAsync<BusException>(() => bus.SendAsync("m"))).Failure);
        await bus.DisposeAsync();
    }

    private static async Task SendPatientlyAsync(TestBus bus, string id)
    {
        while (true)
        {
            try
            {
                await bus.SendAsync(id);
                return;
            }
            catch (BusException)
            {
                await bus.Client.WaitConnectedAsync(CancellationToken.None).WaitAsync(Patience);
                await Task.Delay(20);
            }
        }
    }
}
