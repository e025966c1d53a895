using Assay.Grains.Tests.Pipeline.Hosting;
using Assay.Pipeline;
using Assay.Submissions;

namespace Assay.Grains.Tests.Pipeline;

/// <summary>The table of exam times, as pure rules.</summary>
public sealed class HandInTests
{
    private static readonly DateTimeOffset Begin = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly PipelineOptions Options = new();

    [Theory]
    [InlineData(3600, false, null, SubmissionStatus.Completed, null)]
    [InlineData(3630, false, null, SubmissionStatus.Completed, null)]
    [InlineData(3631, false, null, SubmissionStatus.CompletedAutoSubmitted, "timer_expired")]
    [InlineData(100_000, false, "tab_switch", SubmissionStatus.CompletedAutoSubmitted, "timer_expired")]
    [InlineData(60, true, "tab_switch", SubmissionStatus.CompletedAutoSubmitted, "tab_switch")]
    [InlineData(60, true, null, SubmissionStatus.CompletedAutoSubmitted, "exceeded_violation_limit")]
    [InlineData(60, true, "  ", SubmissionStatus.CompletedAutoSubmitted, "exceeded_violation_limit")]
    [InlineData(3601, true, "tab_switch", SubmissionStatus.CompletedAutoSubmitted, "timer_expired")]
    [InlineData(3601, true, null, SubmissionStatus.CompletedAutoSubmitted, "timer_expired")]
    [InlineData(60, false, "tab_switch", SubmissionStatus.Completed, null)]
    public void A_hand_in_gets_its_status_and_reason_by_time_and_request(int second, bool auto, string? asked, SubmissionStatus status, string? reason)
    {
        var command = Samples.HandIn("cand") with { AutoSubmitted = auto, AutoSubmitReason = asked };

        var done = HandIn.Accept(Started(), command, Options, Begin.AddSeconds(second));

        Assert.Equal((status, reason), (done.Status, done.AutoSubmitReason));
        Assert.Equal(Begin.AddSeconds(second), done.CompletedAt);
        Assert.Equal(Begin, done.StartedAt);
    }

    [Fact]
    public void A_hand_in_that_was_never_started_starts_when_it_is_handed_in()
    {
        var pending = new SubmissionState { ExpiresAt = Begin.AddHours(24) };

        var done = HandIn.Accept(pending, Samples.HandIn("cand"), Options, Begin.AddHours(1));

        Assert.Equal((SubmissionStatus.Completed, Begin.AddHours(1)), (done.Status, done.StartedAt));
    }

    [Theory]
    [InlineData(SubmissionStatus.Pending)]
    [InlineData(SubmissionStatus.Expired)]
    public void A_hand_in_long_after_the_code_ran_out_is_still_accepted_as_late(SubmissionStatus status)
    {
        var state = new SubmissionState { ExpiresAt = Begin, Status = status };

        var done = HandIn.Accept(state, Samples.HandIn("cand"), Options, Begin.AddSeconds(31));

        Assert.Equal((SubmissionStatus.CompletedAutoSubmitted, "timer_expired"), (done.Status, done.AutoSubmitReason));
    }

    [Fact]
    public void A_disqualified_hand_in_stays_disqualified()
    {
        var state = Started() with { Status = SubmissionStatus.Disqualified };

        Assert.Equal(state, HandIn.Accept(state, Samples.HandIn("cand"), Options, Begin));
    }

    [Fact]
    public void A_reason_of_any_length_and_a_negative_count_are_tamed()
    {
        var command = Samples.HandIn("cand") with { AutoSubmitted = true, AutoSubmitReason = new string('x', 10_000), ViolationCount = -3 };

        var done = HandIn.Accept(Started(), command, Options, Begin);

        Assert.Equal((200, 0), (done.AutoSubmitReason!.Length, done.ViolationCount));
    }

    [Fact]
    public void Autosaved_answers_stay_where_the_hand_in_says_nothing()
    {
        var saved = Samples.Answers(("q1", "a"), ("q2", "saved"), ("q3", "saved"));
        var handedIn = Samples.Answers(("q1", "b"), ("q3", null));

        var merged = HandIn.Merge(saved, handedIn);

        Assert.Equal([("q1", "b"), ("q3", null), ("q2", "saved")], merged.Answers.Select(answer => (answer.QuestionId, answer.SubmittedAnswer)));
    }

    [Fact]
    public void Autosaved_events_stay_when_the_hand_in_has_none()
    {
        var proctoring = new ProctoringEvent(null, "tab_switch", null);
        var saved = Samples.Sheet with { ProctoringEvents = [proctoring] };

        Assert.Equal(proctoring, Assert.Single(HandIn.Merge(saved, Samples.Sheet).ProctoringEvents));
    }

    private static SubmissionState Started() => new()
    {
        Status = SubmissionStatus.InProgress,
        StartedAt = Begin,
        ExpiresAt = Begin.AddHours(24),
        ExpirationTime = Begin.AddSeconds(3600),
        GraceSeconds = 30,
        AutoSubmitAtDeadline = true,
    };
}
