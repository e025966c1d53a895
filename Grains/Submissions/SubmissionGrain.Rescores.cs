using Assay.RescoreJobs;

namespace Assay.Submissions;

/// <summary>Orders of rescore jobs.</summary>
internal sealed partial class SubmissionGrain
{
    public async Task<RescoreItem> RescoreForJob(RescoreOrder order)
    {
        await BeSureAsync();
        if (Alive.RunOf(order.JobId) is { } begun)
            return Resting(Alive.ItemOf(Key, begun));
        if (RescoreSkips.WhyNot(Current, order.Only) is { } why)
            return Resting(RescoreSkips.Of(Key, why));

        // Fresh work goes first: without a free slot the run would wait in the store among it.
        if (!_services.Queue.IsOpen && _services.Slots.Free <= 0)
            return Resting(new RescoreItem { SubmissionId = Key });

        var now = Now;
        await BeginByOrderAsync(
            (state, dispatch) => RunChanges.Queue(state, order.Trigger, order.Command, dispatch, now)
                .WithRunOf(order)
                .Note(now, "rescore_ordered", order.Command.Actor, order.JobId)
                .Audited(now, order.Command.Actor, "submission.rescore", Key, $"{order.JobId}: {order.Command.Reason}"),
            guard: RequireRest,
            now);
        return Current.ItemOf(Key, Current.RunOf(order.JobId)!);
    }

    public async Task<RescoreItem> JobRunOutcome(string job, TimeSpan patience)
    {
        if (Outcome() is { State: RescoreItemState.Running })
            await WaitForSettledAsync(patience);
        return Outcome();

        RescoreItem Outcome() => Alive.RunOf(job) is { } begun ? Alive.ItemOf(Key, begun) : new RescoreItem { SubmissionId = Key };
    }

    /// <summary>A job asks thousands: what is not at work need not stay in memory.</summary>
    private RescoreItem Resting(RescoreItem item)
    {
        if (_running is null && Current.Run.Phase == RunPhase.Ended)
            DeactivateOnIdle();
        return item;
    }
}
