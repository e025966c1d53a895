using System.Security.Cryptography;
using Assay.Grains.Tests.Pipeline.Hosting;
using Assay.LoginCodes;
using Assay.Submissions;

namespace Assay.Grains.Tests.Pipeline;

/// <summary>What lies beside an erased submission's row goes too, also when the process dies or the store fails in between.</summary>
public sealed class PurgeTests(PipelineFixture fixture) : IClassFixture<PipelineFixture>
{
    private readonly PipelineHost _host = fixture.Host;

    [Fact]
    public async Task Revisions_sheet_parts_and_the_login_code_go_with_it()
    {
        var candidate = await RichAsync(_host);
        var code = CodeOf(_host, candidate);
        Assert.Equal(candidate.Id, await code.Resolve());
        Assert.InRange((await Rows.DependentsAsync(_host, candidate.Id)).Count, 4, 20);

        var reply = await candidate.Grain.Erase(Samples.Admin);

        Assert.True(reply.Purged);
        Assert.Empty(await Rows.DependentsAsync(_host, candidate.Id));
        Assert.Null(await code.Resolve());
        Assert.Null(await RevisionOf(_host, candidate).Get());
    }

    [Fact]
    public async Task Parts_that_no_row_names_any_more_go_too()
    {
        var candidate = await Candidate.StartAsync(_host);
        var neighbour = await RichAsync(_host);
        var before = await Rows.DependentsAsync(_host, neighbour.Id);
        await PartOf(_host, candidate, 0).Put([1, 2, 3]);

        await candidate.Grain.Erase(Samples.Admin);

        Assert.Null(await PartOf(_host, candidate, 0).Read());
        Assert.Equal(before, await Rows.DependentsAsync(_host, neighbour.Id));
    }

    [Fact]
    public async Task A_row_that_a_lost_activation_puts_back_is_removed_after_its_lease()
    {
        var candidate = await RichAsync(_host);
        var late = (await candidate.Grain.GetRevision(1, 0))!;
        await candidate.Grain.Erase(Samples.Admin);
        await RevisionOf(_host, candidate).Put(late);
        await PartOf(_host, candidate, 7).Put([1, 2, 3]);
        Assert.Equal(2, (await Rows.DependentsAsync(_host, candidate.Id)).Count);

        _host.Clock.Advance(TimeSpan.FromMinutes(10));
        await _host.Recovery.Sweep();

        Assert.Empty(await Rows.DependentsAsync(_host, candidate.Id));
        var row = await Rows.ReadAsync(_host, candidate.Id);
        Assert.Equal((2, null), (row.Erasure!.Purges, row.GetAlarm().WakeAt));
    }

    [Fact]
    public async Task An_erase_that_finds_the_purge_of_another_half_done_completes_it()
    {
        var candidate = await RichAsync(_host);
        _host.Faults.RefuseRemovals = true;
        var first = await candidate.Grain.Erase(Samples.Admin);
        _host.Faults.RefuseRemovals = false;
        Assert.False(first.Purged);
        Assert.NotEmpty(await Rows.DependentsAsync(_host, candidate.Id));

        var second = await candidate.Grain.Erase(Samples.Admin);

        Assert.Equal((first.ErasedAt, true), (second.ErasedAt, second.Purged));
        Assert.Empty(await Rows.DependentsAsync(_host, candidate.Id));
    }

    [Fact]
    public async Task Recovery_completes_a_purge_that_the_end_of_the_process_cut_off()
    {
        await using var host = await PipelineHost.StartAsync();
        var candidate = await RichAsync(host);
        var other = await Candidate.FinishAsync(host);
        host.Faults.RefuseRemovals = true;
        Assert.False((await candidate.Grain.Erase(Samples.Admin)).Purged);
        await host.StopSiloAsync();
        host.Faults.RefuseRemovals = false;
        await host.StartSiloAsync();

        Assert.Equal(0, await host.Recovery.Sweep());
        host.Clock.Advance(TimeSpan.FromMinutes(1));
        await host.Recovery.Sweep();

        Assert.Empty(await Rows.DependentsAsync(host, candidate.Id));
        Assert.Null(await CodeOf(host, candidate).Resolve());
        Assert.Equal(1, (await Rows.ReadAsync(host, candidate.Id)).Erasure!.Purges);
        Assert.NotNull((await other.DetailAsync()).Report);
    }

    [Fact]
    public async Task A_purge_that_fails_again_and_again_keeps_nobody_else_waiting()
    {
        await using var host = await PipelineHost.StartAsync(options => options.RecoveryPage = 1);
        var candidate = await RichAsync(host);
        host.Faults.RefuseRemovals = true;
        await candidate.Grain.Erase(Samples.Admin);
        var late = await Candidate.StartAsync(host);
        await late.Grain.Autosave(late.CandidateId, Samples.Sheet);

        host.Clock.Advance(TimeSpan.FromHours(2));
        await host.Recovery.Sweep();
        await host.Recovery.Sweep();

        await late.ReportedAsync();
        Assert.NotEmpty(await Rows.DependentsAsync(host, candidate.Id));
    }

    /// <summary>A finished submission with a large sheet, two revisions beside the present one, and a login code.</summary>
    private static async Task<Candidate> RichAsync(PipelineHost host)
    {
        await Candidate.PublishAsync(host);
        var id = Samples.NewId();
        var code = KeyOf(id);
        await host.Grains.GetGrain<ILoginCodeGrain>(code).Bind(id);
        var session = await host.Grains.GetGrain<ISubmissionGrain>(id).Create(Samples.Order() with { LoginCodeKey = code });
        var candidate = new Candidate(host, id, session.CandidateId);
        await candidate.Grain.Start(candidate.CandidateId);
        await candidate.SubmitAsync(sheet: Samples.Answers(("q1", "b"), ("q2", Convert.ToHexString(RandomNumberGenerator.GetBytes(1_200_000)))));
        await candidate.ReportedAsync();
        foreach (var (mark, revision) in new[] { (0.5m, 1), (1m, 2) })
        {
            await candidate.Grain.Mark(Samples.Admin, "q2", mark);
            await candidate.Until(detail => detail.Evaluation!.Revision == revision && detail.ReportStatus == StageStatus.Completed, "marked");
        }

        return candidate;
    }

    private static string KeyOf(string id) => "code_" + id;

    private static ILoginCodeGrain CodeOf(PipelineHost host, Candidate candidate) => host.Grains.GetGrain<ILoginCodeGrain>(KeyOf(candidate.Id));

    private static IRevisionGrain RevisionOf(PipelineHost host, Candidate candidate) => host.Grains.GetGrain<IRevisionGrain>($"rev_{candidate.Id}.1.0");

    private static ISheetPartGrain PartOf(PipelineHost host, Candidate candidate, int part) =>
        host.Grains.GetGrain<ISheetPartGrain>($"part_{candidate.Id}.0123.{part}");
}
