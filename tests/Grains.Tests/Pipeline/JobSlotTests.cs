using Assay.Grains.Tests.Pipeline.Hosting;
using Assay.Submissions;

namespace Assay.Grains.Tests.Pipeline;

/// <summary>No more work at once than there are slots; the rest waits in the store.</summary>
public sealed class JobSlotTests
{
    private const int Slots = 2;
    private const int Submissions = 40;

    [Fact]
    public async Task Forty_submissions_share_two_slots_in_the_order_of_their_coming()
    {
        await using var host = await PipelineHost.StartAsync(options => options.JobSlots = Slots);
        var gate = host.Grader.Block();
        var candidates = new List<Candidate>();
        for (var number = 0; number < Submissions; number++)
        {
            var candidate = await Candidate.StartAsync(host);
            host.Clock.Advance(TimeSpan.FromSeconds(1));
            await candidate.SubmitAsync();
            candidates.Add(candidate);
        }

        await Eventually.True(() => host.Grader.Inside == Slots, "all slots work");
        await Eventually.Holds(() => Activations.CountAsync(host), count => count <= Slots, "waiting submissions leave memory");
        await WaitingStandsInTheStoreOrTheQueueAsync(host);

        gate.Open();
        foreach (var candidate in candidates)
            await candidate.ReportedAsync();

        Assert.Equal(Slots, host.Grader.MostInside);
        Assert.Equal(Submissions, host.Grader.Calls.Count);
        var order = host.Grader.Calls.Select(call => candidates.FindIndex(candidate => candidate.Id == call.SubmissionId)).ToList();
        Assert.All(order.Select((arrived, worked) => Math.Abs(arrived - worked)), distance => Assert.InRange(distance, 0, 2 * Slots));
        await Eventually.True(() => host.Slots.Used == 0, "slots are free");
    }

    private static async Task WaitingStandsInTheStoreOrTheQueueAsync(PipelineHost host)
    {
        if (host.Queue.IsBus)
            Assert.Equal(Submissions, host.Queue.Messages(Stage.Score).Count);
        else
            Assert.Equal(Submissions - Slots, (await host.Catalog.DueAsync(Storage.AlarmKind.Work, host.Clock.GetUtcNow(), 100, CancellationToken.None)).Length);
    }

    [Fact]
    public async Task A_finished_submission_leaves_memory()
    {
        await using var host = await PipelineHost.StartAsync();
        var candidate = await Candidate.StartAsync(host);
        await candidate.SubmitAsync();
        await Eventually.Holds(() => Rows.ReadAsync(host, candidate.Id), row => row.Run.Phase == RunPhase.Ended, "finished");

        await Eventually.Holds(() => Activations.CountAsync(host), count => count == 0, "finished submissions leave memory");
    }
}
