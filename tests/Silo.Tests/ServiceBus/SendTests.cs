using System.Diagnostics;
using Assay.ServiceBus;
using Assay.ServiceBus.Management;
using Assay.ServiceBusStandIn;
using Xunit.Abstractions;

namespace Assay.Silo.Tests.ServiceBus;

public sealed class SendTests(ITestOutputHelper output)
{
    [Fact]
    public async Task A_send_returns_when_the_broker_has_the_message_with_all_that_was_said()
    {
        await using var bus = await TestBus.OpenAsync();
        var message = TestBus.Message("sub_1") with
        {
            Properties = new Dictionary<string, object> { ["attempt"] = 2, ["traceparent"] = "00-1-2-01", ["at"] = bus.Clock.GetUtcNow() },
        };
        await bus.Sender.SendAsync(message, CancellationToken.None);
        var stored = Assert.Single(bus.Broker.Peek(TestBus.Queue));
        Assert.Equal(("sub_1", "application/json", """{"submission_id":"sub_1"}"""), (stored.MessageId, stored.ContentType, stored.Body));
        Assert.Equal(2, stored.Properties["attempt"]);
        Assert.Equal("00-1-2-01", stored.Properties["traceparent"]);
    }

    [Fact]
    public async Task A_thousand_sends_at_once_share_one_link_and_all_arrive()
    {
        await using var bus = await TestBus.OpenAsync();
        await bus.SendAsync("first");
        var watch = Stopwatch.StartNew();
        await bus.SendManyAsync(1000);
        output.WriteLine($"figure: bus sends 1000 at once in {watch.ElapsedMilliseconds} ms");
        Assert.Equal(1001, bus.Broker.Counts(TestBus.Queue).Active);
        Assert.Equal(1001, bus.Broker.Peek(TestBus.Queue).Select(message => message.MessageId).Distinct().Count());
    }

    [Fact]
    public async Task A_stalled_broker_costs_the_send_limit_and_no_more_and_the_bus_comes_back()
    {
        await using var bus = await TestBus.OpenAsync(change: options => options with { SendLimit = TimeSpan.FromSeconds(1), OperationLimit = TimeSpan.FromSeconds(1) });
        await bus.SendAsync("before");
        bus.Broker.Faults.Stalled = true;
        var watch = Stopwatch.StartNew();
        var failures = await Task.WhenAll(Enumerable.Range(0, 20).Select(number => Assert.ThrowsAsync<BusException>(() => bus.SendAsync($"m{number}"))));
        Assert.InRange(watch.Elapsed.TotalSeconds, 0.9, 3);
        Assert.All(failures, failure => Assert.Equal((BusFailure.Timeout, true, true), (failure.Failure, failure.IsTransient, failure.OutcomeUnknown)));

        // Nobody answers the probe either: the connection is given up, and from then on a send does not wait.
        await Eventually.True(() => bus.Client.State.Status == BusStatus.Disconnected, "the dead connection is noticed");
        var away = await Assert.ThrowsAsync<BusException>(() => bus.SendAsync("away"));
        Assert.False(away.OutcomeUnknown);
        bus.Broker.Faults.Stalled = false;
        await bus.Client.WaitConnectedAsync(CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(20));
        await bus.SendAsync("after");
        Assert.Contains(bus.Broker.Peek(TestBus.Queue), message => message.MessageId == "after");
    }

    [Fact]
    public async Task The_send_limit_is_two_seconds_unless_said_otherwise()
    {
        await using var bus = await TestBus.OpenAsync();
        await bus.SendAsync("before");
        bus.Broker.Faults.Stalled = true;
        var watch = Stopwatch.StartNew();
        await Assert.ThrowsAsync<BusException>(() => bus.SendAsync("late"));
        Assert.InRange(watch.Elapsed.TotalSeconds, 1.9, 4);
        bus.Broker.Faults.Stalled = false;
    }

    [Fact]
    public async Task A_caller_who_gives_up_is_not_kept()
    {
        await using var bus = await TestBus.OpenAsync();
        await bus.SendAsync("before");
        bus.Broker.Faults.Stalled = true;
        using var patience = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => bus.Sender.SendAsync(TestBus.Message("m"), patience.Token));
        bus.Broker.Faults.Stalled = false;
    }

    [Fact]
    public async Task A_send_whose_answer_is_cut_off_is_reported_as_of_unknown_outcome()
    {
        await using var bus = await TestBus.OpenAsync();
        await bus.SendAsync("before");
        bus.Broker.Faults.CutAfterNextSend();
        var failure = await Assert.ThrowsAsync<BusException>(() => bus.SendAsync("half"));
        Assert.Equal((BusFailure.Unreachable, true, true), (failure.Failure, failure.IsTransient, failure.OutcomeUnknown));
        Assert.Contains(bus.Broker.Peek(TestBus.Queue), message => message.MessageId == "half");
        await bus.Client.WaitConnectedAsync(CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(10));
        await bus.SendAsync("after");
    }

    [Fact]
    public async Task A_throttled_send_says_so_and_the_next_one_passes()
    {
        await using var bus = await TestBus.OpenAsync();
        await bus.SendAsync("before");
        bus.Broker.Faults.ThrottleNext(1, BusOperations.Send);
        var failure = await Assert.ThrowsAsync<BusException>(() => bus.SendAsync("busy"));
        Assert.Equal((BusFailure.Throttled, true, false, "bus_throttled"), (failure.Failure, failure.IsTransient, failure.OutcomeUnknown, failure.Code));
        await bus.SendAsync("after");
    }

    [Fact]
    public async Task A_queue_that_is_not_there_is_named_and_its_neighbour_goes_on()
    {
        await using var bus = await TestBus.OpenAsync();
        var failure = await Assert.ThrowsAsync<BusException>(() => bus.Client.Sender("no-such-queue").SendAsync(TestBus.Message("m"), CancellationToken.None));
        Assert.Equal((BusFailure.NotFound, false), (failure.Failure, failure.IsTransient));
        Assert.Contains("no-such-queue", failure.Message, StringComparison.Ordinal);
        await bus.SendAsync("neighbour");
        Assert.Equal(BusStatus.Connected, bus.Client.State.Status);
    }

    [Fact]
    public async Task A_message_that_is_too_large_is_refused_and_its_neighbour_goes_on()
    {
        await using var bus = await TestBus.OpenAsync();
        var failure = await Assert.ThrowsAsync<BusException>(() => bus.Sender.SendAsync(TestBus.Message("large") with { Body = new byte[300 * 1024] }, CancellationToken.None));
        Assert.Equal((BusFailure.TooLarge, false), (failure.Failure, failure.IsTransient));
        await bus.Sender.SendAsync(TestBus.Message("just right") with { Body = new byte[200 * 1024] }, CancellationToken.None);
        Assert.Equal(1, bus.Broker.Counts(TestBus.Queue).Active);
    }

    [Fact]
    public async Task A_scheduled_message_appears_at_its_time_and_can_be_cancelled_before()
    {
        await using var bus = await TestBus.OpenAsync();
        var due = bus.Clock.GetUtcNow().AddMinutes(3);
        var management = bus.Client.Management(TestBus.Queue);
        await bus.Sender.SendAsync(TestBus.Message("by annotation") with { ScheduledFor = due }, CancellationToken.None);
        await management.ScheduleAsync(TestBus.Message("by call") with { ScheduledFor = due }, CancellationToken.None);
        var number = await management.ScheduleAsync(TestBus.Message("cancelled") with { ScheduledFor = due }, CancellationToken.None);
        await management.CancelScheduledAsync([number], CancellationToken.None);
        Assert.Equal(BusFailure.NotFound, (await Assert.ThrowsAsync<BusException>(() => management.CancelScheduledAsync([number], CancellationToken.None))).Failure);
        var peeked = await management.PeekAsync(0, 10, CancellationToken.None);
        Assert.Equal(["by annotation", "by call"], peeked.Select(message => message.Content.MessageId));
        Assert.All(peeked, message => Assert.Equal((PeekedState.Scheduled, (DateTimeOffset?)due), (message.State, message.Marks.ScheduledFor)));
        bus.Receiver.Grant(5);
        bus.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(2, bus.Broker.Counts(TestBus.Queue).Scheduled);
        bus.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(["by annotation", "by call"], new[] { await bus.NextAsync(), await bus.NextAsync() }.Select(message => message.Content.MessageId).Order());
    }
}
