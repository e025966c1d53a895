using Assay.RescoreJobs;

namespace Assay.Grains.Tests.Pipeline.Hosting;

/// <summary>Orders rescore jobs and waits for them.</summary>
internal static class Jobs
{
    public static async Task<IRescoreJobGrain> OrderAsync(PipelineHost host, RescoreOnly only = RescoreOnly.All, string trigger = "rescore")
    {
        var job = host.Grains.GetGrain<IRescoreJobGrain>("rjob_" + Guid.NewGuid().ToString("N"));
        await job.Create(new CreateRescoreJob(Samples.AssessmentId, Samples.Admin, trigger, only));
        return job;
    }

    public static async Task<RescoreJob> EndedAsync(IRescoreJobGrain job) =>
        (await Eventually.Holds(job.Get, seen => seen?.FinishedAt is not null, "the job has ended"))!;

    public static async Task<List<RescoreItem>> ItemsAsync(IRescoreJobGrain job, int limit = 50)
    {
        var items = new List<RescoreItem>();
        string? cursor = null;
        do
        {
            var page = await job.ListItems(cursor, limit);
            Assert.True(page.Items.Length <= limit);
            items.AddRange(page.Items);
            cursor = page.NextCursor;
        }
        while (cursor is not null);
        return items;
    }

    /// <summary>Tests finished one after the other, each created a little later than the one before.</summary>
    public static async Task<IReadOnlyList<Candidate>> FinishManyAsync(PipelineHost host, int count)
    {
        var candidates = new List<Candidate>();
        for (var number = 0; number < count; number++)
        {
            candidates.Add(await Candidate.FinishAsync(host));
            host.Clock.Advance(TimeSpan.FromMilliseconds(10));
        }

        return candidates;
    }
}
