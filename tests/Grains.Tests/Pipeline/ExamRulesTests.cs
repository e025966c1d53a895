using Assay.Errors;
using Assay.Grains.Tests.Pipeline.Hosting;
using Assay.Submissions;

namespace Assay.Grains.Tests.Pipeline;

/// <summary>The exam's clock and its refusals, through the grain.</summary>
public sealed class ExamRulesTests(PipelineFixture fixture) : IClassFixture<PipelineFixture>
{
    private static readonly TimeSpan Exam = TimeSpan.FromMinutes(Samples.DurationMinutes);
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(30);
    private readonly PipelineHost _host = fixture.Host;

    [Fact]
    public async Task Handing_in_without_starting_starts_at_that_moment()
    {
        var candidate = await Candidate.InviteAsync(_host);
        _host.Clock.Advance(TimeSpan.FromMinutes(5));

        var reply = await candidate.SubmitAsync();

        var session = await candidate.Grain.GetSession();
        Assert.Equal((SubmissionStatus.Completed, session.CompletedAt), (reply.Status, session.StartedAt));
    }

    [Fact]
    public async Task A_hand_in_inside_the_grace_is_a_normal_one()
    {
        var candidate = await Candidate.StartAsync(_host);
        _host.Clock.Advance(Exam + Grace);

        Assert.Equal(SubmissionStatus.Completed, (await candidate.SubmitAsync()).Status);
    }

    [Fact]
    public async Task A_hand_in_after_the_grace_is_accepted_as_automatic()
    {
        var candidate = await Candidate.StartAsync(_host);
        _host.Clock.Advance(Exam + Grace + TimeSpan.FromMilliseconds(1));

        var reply = await candidate.SubmitAsync();

        Assert.Equal((SubmissionStatus.CompletedAutoSubmitted, "timer_expired"), (reply.Status, reply.AutoSubmitReason));
        Assert.True((await candidate.Grain.GetSession()).AutoSubmitted);
        await candidate.ReportedAsync();
    }

    [Theory]
    [InlineData("fullscreen_exit", "fullscreen_exit")]
    [InlineData(null, "exceeded_violation_limit")]
    public async Task An_automatic_hand_in_keeps_its_reason(string? given, string kept)
    {
        var candidate = await Candidate.StartAsync(_host);

        var reply = await candidate.Grain.Submit(
            Samples.HandIn(candidate.CandidateId) with { AutoSubmitted = true, AutoSubmitReason = given, ViolationCount = 3 });

        Assert.Equal((SubmissionStatus.CompletedAutoSubmitted, kept), (reply.Status, reply.AutoSubmitReason));
        Assert.Equal(3, (await candidate.DetailAsync()).ViolationCount);
    }

    [Fact]
    public async Task Starting_again_never_moves_the_end()
    {
        var candidate = await Candidate.StartAsync(_host);
        var first = await candidate.Grain.GetSession();
        _host.Clock.Advance(TimeSpan.FromMinutes(20));

        var again = await candidate.Grain.Start(candidate.CandidateId);

        Assert.Equal((first.StartedAt, first.ExpirationTime), (again.StartedAt, again.ExpirationTime));
        Assert.Equal(first.StartedAt + Exam, again.ExpirationTime);
    }

    [Fact]
    public async Task A_code_that_ran_out_starts_nothing_and_the_sweep_marks_it_expired()
    {
        var candidate = await Candidate.InviteAsync(_host);
        _host.Clock.Advance(TimeSpan.FromHours(24) + TimeSpan.FromSeconds(1));

        await RefusedAsync(ErrorKind.Gone, "login_code_expired", () => candidate.Grain.Start(candidate.CandidateId));
        await _host.Recovery.Sweep();

        Assert.Equal(SubmissionStatus.Expired, (await candidate.Grain.GetSession()).Status);
        await RefusedAsync(ErrorKind.Gone, "login_code_expired", () => candidate.Grain.Start(candidate.CandidateId));
    }

    [Fact]
    public async Task Answers_handed_in_after_the_code_ran_out_are_not_lost()
    {
        var candidate = await Candidate.InviteAsync(_host);
        _host.Clock.Advance(TimeSpan.FromHours(25));
        await _host.Recovery.Sweep();

        var reply = await candidate.SubmitAsync();

        Assert.Equal((SubmissionStatus.CompletedAutoSubmitted, "timer_expired"), (reply.Status, reply.AutoSubmitReason));
        Assert.Equal(60m, (await candidate.ReportedAsync()).Evaluation!.Percentage);
    }

    [Fact]
    public async Task Nothing_can_be_started_or_saved_after_the_hand_in()
    {
        var candidate = await Candidate.FinishAsync(_host);

        await RefusedAsync(ErrorKind.Forbidden, "already_completed", () => candidate.Grain.Start(candidate.CandidateId));
        await RefusedAsync(ErrorKind.Forbidden, "already_completed", () => candidate.Grain.Autosave(candidate.CandidateId, Samples.Sheet));
    }

    [Fact]
    public async Task Autosaved_answers_are_scored_where_the_hand_in_says_nothing()
    {
        var candidate = await Candidate.StartAsync(_host);
        await candidate.Grain.Autosave(candidate.CandidateId, Samples.Answers(("q1", "a"), ("q2", "An essay.")));
        await candidate.Grain.Autosave(candidate.CandidateId, Samples.Answers(("q1", "b")));

        await candidate.SubmitAsync(sheet: Samples.Answers(("q1", "1")));

        Assert.Equal(3m, (await candidate.ReportedAsync()).Evaluation!.TotalPoints);
    }

    [Fact]
    public async Task Another_candidate_is_refused_everywhere()
    {
        var candidate = await Candidate.StartAsync(_host);

        await RefusedAsync(ErrorKind.Forbidden, "forbidden", () => candidate.Grain.Start("cand_other"));
        await RefusedAsync(ErrorKind.Forbidden, "forbidden", () => candidate.Grain.Autosave("cand_other", Samples.Sheet));
        await RefusedAsync(ErrorKind.Forbidden, "forbidden", () => candidate.Grain.Submit(Samples.HandIn("cand_other")));
        Assert.Equal(SubmissionStatus.InProgress, (await candidate.Grain.GetSession()).Status);
    }

    [Fact]
    public async Task An_unknown_submission_is_not_found_and_leaves_no_row()
    {
        var unknown = new Candidate(_host, Samples.NewId(), "cand");

        await RefusedAsync(ErrorKind.NotFound, "submission_not_found", () => unknown.Grain.Start("cand"));
        await RefusedAsync(ErrorKind.NotFound, "submission_not_found", () => unknown.SubmitAsync());
        await RefusedAsync(ErrorKind.NotFound, "submission_not_found", () => unknown.Grain.GetSession());
        Assert.Null(await unknown.Grain.GetDetail());
        Assert.Equal(0, _host.Faults.WritesOf(unknown.Id));
    }

    [Fact]
    public async Task The_same_order_creates_one_submission_and_another_order_is_refused()
    {
        var candidate = await Candidate.InviteAsync(_host);

        Assert.Equal(candidate.CandidateId, (await candidate.Grain.Create(Samples.Order())).CandidateId);
        await RefusedAsync(ErrorKind.Conflict, "submission_exists", () => candidate.Grain.Create(Samples.Order() with { CandidateName = "Somebody else" }));
    }

    [Fact]
    public async Task The_deadline_hands_in_what_was_autosaved()
    {
        var candidate = await Candidate.StartAsync(_host);
        await candidate.Grain.Autosave(candidate.CandidateId, Samples.Answers(("q1", "b")));
        _host.Clock.Advance(Exam + Grace - TimeSpan.FromSeconds(1));
        await _host.Recovery.Sweep();
        Assert.Equal(SubmissionStatus.InProgress, (await candidate.Grain.GetSession()).Status);

        _host.Clock.Advance(TimeSpan.FromSeconds(1));
        await _host.Recovery.Sweep();

        var detail = await candidate.ReportedAsync();
        Assert.Equal((SubmissionStatus.CompletedAutoSubmitted, "timer_expired"), (detail.Session.Status, detail.Session.AutoSubmitReason));
        Assert.Equal(1m, detail.Evaluation!.TotalPoints);
        Assert.True((await candidate.SubmitAsync()).AlreadyCompleted);
    }

    [Fact]
    public async Task Without_auto_submit_the_deadline_passes_in_silence()
    {
        await using var host = await PipelineHost.StartAsync(options => options.AutoSubmit = false);
        var candidate = await Candidate.StartAsync(host);
        host.Clock.Advance(TimeSpan.FromDays(3));

        await host.Recovery.Sweep();

        Assert.Equal(SubmissionStatus.InProgress, (await candidate.Grain.GetSession()).Status);
        Assert.Equal(SubmissionStatus.CompletedAutoSubmitted, (await candidate.SubmitAsync()).Status);
    }

    private static Task RefusedAsync(ErrorKind kind, string code, Func<Task> call) => Refusal.ExpectAsync(kind, code, call);
}
