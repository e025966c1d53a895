using Assay.ServiceBus;
using Assay.ServiceBusStandIn;

namespace Assay.Silo.Tests.ServiceBus;

public sealed class InstrumentTests
{
    [Fact]
    public async Task Sends_receives_outcomes_and_failures_are_counted_by_queue_and_code()
    {
        await using var bus = await TestBus.OpenAsync();
        var (listener, seen) = bus.Measure();
        using var _ = listener;
        await bus.SendAsync("m");
        var delivery = await bus.ReceiveAsync();
        await delivery.RenewAsync(CancellationToken.None);
        await delivery.DeadLetterAsync("bad", null, null, CancellationToken.None);
        bus.Broker.Faults.ThrottleNext(1, BusOperations.Send);
        await Assert.ThrowsAsync<BusException>(() => bus.SendAsync("busy"));
        listener.RecordObservableInstruments();
        Assert.Contains("assay.bus.connected 1 ", seen);
        await bus.Broker.StopAsync();
        await Eventually.True(() => bus.Client.State.Status == BusStatus.Disconnected, "the loss is seen");
        listener.RecordObservableInstruments();
        Assert.Contains("assay.bus.connected 0 ", seen);
        Assert.Contains("assay.bus.sent 1 queue=scoring-jobs", seen);
        Assert.Contains("assay.bus.received 1 queue=scoring-jobs", seen);
        Assert.Contains("assay.bus.settled 1 queue=scoring-jobs outcome=dead_lettered code=ok", seen);
        Assert.Contains("assay.bus.sends.failed 1 queue=scoring-jobs code=bus_throttled", seen);
        Assert.Contains("assay.bus.management 1 operation=renew-lock code=ok", seen);
        Assert.Contains("assay.bus.connects.failed 1 code=bus_unreachable", seen);
    }
}
