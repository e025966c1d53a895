using Assay.Errors;
using Assay.Grains.Tests.Pipeline.Hosting;
using Assay.Submissions;

namespace Assay.Grains.Tests.Pipeline;

/// <summary>Somebody else has written the row: the activation that does not know it gives up.</summary>
public sealed class StaleActivationTests(PipelineFixture fixture) : IClassFixture<PipelineFixture>
{
    private readonly PipelineHost _host = fixture.Host;

    [Fact]
    public async Task A_stale_run_gives_up_and_recovery_runs_it_again()
    {
        var candidate = await Candidate.StartAsync(_host);
        var gate = _host.Grader.Block(candidate.Id);
        await candidate.SubmitAsync();
        await gate.Entered;
        await Rows.ChangeAsync(_host, candidate.Id, state => state with
        {
            ViolationCount = 7,
            Run = state.Run with { Owner = Rows.DeadSilo },
        });

        gate.Open();
        await Eventually.True(() => _host.Slots.Used == 0, "the stale run has ended");
        var row = await Rows.ReadAsync(_host, candidate.Id);
        Assert.Equal((7, RunPhase.Running), (row.ViolationCount, row.Run.Phase));
        Assert.Null(row.Evaluation);
        await _host.Recovery.Sweep();

        var detail = await candidate.ReportedAsync();
        Assert.Equal((7, 1, 2), (detail.ViolationCount, detail.Revisions.Length, _host.Grader.CallsOf(candidate.Id)));
    }

    [Fact]
    public async Task A_run_of_this_silo_that_lost_its_activation_is_taken_up_by_the_next_hand_in()
    {
        var candidate = await Candidate.StartAsync(_host);
        var gate = _host.Grader.Block(candidate.Id);
        await candidate.SubmitAsync();
        await gate.Entered;
        await Rows.ChangeAsync(_host, candidate.Id, state => state with { ViolationCount = 7 });
        gate.Open();
        await Eventually.True(() => _host.Slots.Used == 0, "the stale run has ended");

        Assert.True((await candidate.SubmitAsync("again")).AlreadyCompleted);

        var detail = await candidate.ReportedAsync();
        Assert.Equal((7, 0), (detail.ViolationCount, detail.Interruptions));
    }

    [Fact]
    public async Task A_stale_autosave_is_refused_and_its_repetition_merges_with_what_the_other_wrote()
    {
        var candidate = await Candidate.StartAsync(_host);
        await Rows.ChangeAsync(_host, candidate.Id, state => state with { Sheet = Samples.Answers(("q1", "b")), AnswersCount = 1 });

        await Refusal.ExpectAsync(
            ErrorKind.Unavailable,
            "submission_moved",
            () => candidate.Grain.Autosave(candidate.CandidateId, Samples.Answers(("q2", "An essay."))));
        await candidate.Grain.Autosave(candidate.CandidateId, Samples.Answers(("q2", "An essay.")));

        Assert.Equal(["q1", "q2"], (await candidate.DetailAsync()).Answers.Select(answer => answer.QuestionId).Order());
    }
}
