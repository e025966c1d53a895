using Assay.Grains.Tests.Pipeline.Hosting;
using Assay.Submissions;

namespace Assay.Grains.Tests.Pipeline;

/// <summary>One of two silos dies while it works.</summary>
public sealed class DeadSiloTests
{
    private const int Submissions = 20;

    [Fact]
    public async Task What_a_dead_silo_worked_on_is_run_again_by_the_other_at_once_and_finishes_once()
    {
        await using var host = await PipelineHost.StartPairAsync();
        host.Grader.Block();
        var candidates = new List<Candidate>();
        for (var number = 0; number < Submissions; number++)
        {
            candidates.Add(await Candidate.StartAsync(host));
            await candidates[^1].SubmitAsync();
        }

        await Eventually.True(() => host.Grader.Inside == Submissions, "all are at work");
        var owners = new Dictionary<string, string?>();
        foreach (var candidate in candidates)
            owners[candidate.Id] = (await Rows.ReadAsync(host, candidate.Id)).Run.Owner;
        var busiest = owners.Values.GroupBy(owner => owner).MaxBy(group => group.Count())!.Key;
        var victim = host.Cluster.Silos.Single(silo => silo.SiloAddress.ToParsableString() == busiest);
        var orphans = candidates.Where(candidate => owners[candidate.Id] == busiest).ToList();

        host.Grader.Default = null;
        await host.KillAsync(victim);

        foreach (var orphan in orphans)
        {
            var row = await Eventually.Holds(() => Rows.ReadAsync(host, orphan.Id), row => row.Run.Phase == RunPhase.Ended, "the orphan is finished");
            Assert.Equal(StageStatus.Completed, row.ReportStatus);
            Assert.Single(row.Revisions);
            Assert.Equal(2, host.Grader.CallsOf(orphan.Id));
        }

        host.Grader.ReleaseAll();
        foreach (var candidate in candidates.Except(orphans))
        {
            await candidate.ReportedAsync();
            Assert.Equal(1, host.Grader.CallsOf(candidate.Id));
        }
    }
}
