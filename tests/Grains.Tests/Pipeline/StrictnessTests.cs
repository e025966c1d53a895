using Assay.Grains.Tests.Pipeline.Hosting;
using Assay.Scoring;
using Assay.Scoring.Embedded;
using Assay.Submissions;

namespace Assay.Grains.Tests.Pipeline;

/// <summary>Marks of people find their way to the strictness of their assessment, whatever fails, and back into later scorings.</summary>
public sealed class StrictnessTests
{
    private const string Key = "strict_" + Samples.AssessmentId;

    [Fact]
    public async Task A_mark_is_told_once_and_the_curve_reaches_later_scorings()
    {
        await using var host = await PipelineHost.StartAsync();
        await SeedAsync(host);
        var candidate = await Candidate.FinishAsync(host);
        Assert.Null(Assert.Single(host.Grader.Calls).Strictness);

        await MarkAsync(candidate, 1m);
        Assert.Equal(1, (await CurveAsync(host))!.Version);
        var writes = host.Faults.WritesOf(Key);
        await MarkAsync(candidate, 1m);
        Assert.Equal(writes, host.Faults.WritesOf(Key));

        host.Clock.Advance(TimeSpan.FromMinutes(1));
        var next = await Candidate.FinishAsync(host);
        Assert.Equal(1, host.Grader.Calls.Single(call => call.SubmissionId == next.Id).Strictness!.Version);
    }

    [Theory]
    [InlineData(Fault.FailBefore)]
    [InlineData(Fault.TimeOutAfter)]
    public async Task A_mark_that_could_not_be_told_is_told_again(object fault)
    {
        await using var host = await PipelineHost.StartAsync();
        await SeedAsync(host);
        var candidate = await Candidate.FinishAsync(host);
        host.Faults.Plan(Key, (number, _) => number == 1 ? (Fault)fault : Fault.None);

        await candidate.Grain.Mark(Samples.Admin, "q2", 1m);
        var marked = await MarkedAsync(candidate, revision: 1, host);

        Assert.Empty(marked.AttemptHistory);
        Assert.Equal(1, (await CurveAsync(host))!.Version);
    }

    [Fact]
    public async Task A_silo_that_dies_after_the_mark_was_stored_leaves_it_to_the_other()
    {
        await using var host = await PipelineHost.StartPairAsync();
        await SeedAsync(host);
        var candidate = await Candidate.FinishAsync(host);
        host.Faults.Plan(Key, (number, _) => number == 1 ? Fault.Hang : Fault.None);
        await candidate.Grain.Mark(Samples.Admin, "q2", 1m);
        await Eventually.True(() => host.Faults.Hanging == 1, "the mark is being told");
        var owner = (await Rows.ReadAsync(host, candidate.Id)).Run.Owner;

        await host.KillAsync(host.Cluster.Silos.Single(silo => silo.SiloAddress.ToParsableString() == owner));
        host.Faults.ReleaseHanging();

        await MarkedAsync(candidate, revision: 1, host);
        Assert.Equal(1, (await CurveAsync(host))!.Version);
    }

    /// <summary>One mark short of a curve.</summary>
    private static Task SeedAsync(PipelineHost host) => GrainOf(host).Tell(
        EmbeddedGrader.Version, [.. Enumerable.Range(0, 99).Select(i => new MarkedGrade($"s{i % 8}", $"{i}", i / 100m, i / 100m))]);

    private static async Task MarkAsync(Candidate candidate, decimal score)
    {
        var revision = (await candidate.DetailAsync()).Evaluation!.Revision + 1;
        await candidate.Grain.Mark(Samples.Admin, "q2", score);
        await MarkedAsync(candidate, revision, candidate.Host);
    }

    private static Task<SubmissionDetail> MarkedAsync(Candidate candidate, int revision, PipelineHost host) => candidate.Until(
        detail => detail.Evaluation!.Revision == revision && detail.ReportStatus == StageStatus.Completed,
        "marked",
        () => host.Clock.Advance(TimeSpan.FromSeconds(1)));

    private static Task<StrictnessCurve?> CurveAsync(PipelineHost host) => GrainOf(host).Curve(EmbeddedGrader.Version);

    private static IStrictnessGrain GrainOf(PipelineHost host) => host.Grains.GetGrain<IStrictnessGrain>(Key);
}
