using System.Threading.Channels;
using Assay.Api.Candidate;
using Assay.Errors;
using Assay.Submissions;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Assay.Api.Tests.Candidate;

public sealed class PatientSubmitTests
{
    private readonly AlarmClock _clock = new();
    private readonly PatientSubmit _patient;
    private int _calls;

    public PatientSubmitTests() => _patient = new PatientSubmit(null!, _clock, NullLogger<PatientSubmit>.Instance);

    [Fact]
    public async Task A_reply_is_passed_on_at_once()
    {
        var reply = new SubmitReply();

        Assert.Same(reply, await _patient.RepeatAsync(() => Task.FromResult(reply)));
    }

    [Fact]
    public async Task What_cannot_be_stored_now_is_tried_again()
    {
        var reply = new SubmitReply();

        var result = await Finish(_patient.RepeatAsync(() => ++_calls < 4 ? Unavailable() : Task.FromResult(reply)));

        Assert.Same(reply, result);
        Assert.Equal(4, _calls);
    }

    [Fact]
    public async Task An_unexpected_failure_is_tried_again_too()
    {
        var reply = new SubmitReply();

        var result = await Finish(_patient.RepeatAsync(() =>
            ++_calls < 2 ? Task.FromException<SubmitReply>(new InvalidOperationException()) : Task.FromResult(reply)));

        Assert.Same(reply, result);
    }

    [Fact]
    public async Task A_try_that_does_not_end_is_given_up_after_five_seconds()
    {
        var reply = new SubmitReply();
        var begun = _clock.GetTimestamp();

        var result = await Finish(_patient.RepeatAsync(() =>
            ++_calls < 2 ? new TaskCompletionSource<SubmitReply>().Task : Task.FromResult(reply)));

        Assert.Same(reply, result);
        Assert.InRange(_clock.GetElapsedTime(begun), TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(6));
    }

    [Fact]
    public async Task After_45_seconds_it_is_refused_as_unavailable()
    {
        var begun = _clock.GetTimestamp();

        var error = await Assert.ThrowsAsync<AssayException>(() => Finish(_patient.RepeatAsync(() =>
        {
            _calls++;
            return new TaskCompletionSource<SubmitReply>().Task;
        })));

        Assert.Equal((ErrorKind.Unavailable, "unavailable"), (error.Kind, error.Code));
        Assert.InRange(_clock.GetElapsedTime(begun), TimeSpan.FromSeconds(40), TimeSpan.FromSeconds(46));
        Assert.InRange(_calls, 6, 9);
    }

    [Theory]
    [InlineData(ErrorKind.Forbidden)]
    [InlineData(ErrorKind.NotFound)]
    [InlineData(ErrorKind.TooLarge)]
    public async Task A_refusal_for_good_is_not_repeated(ErrorKind kind)
    {
        var error = await Assert.ThrowsAsync<AssayException>(() => _patient.RepeatAsync(() =>
        {
            _calls++;
            return Task.FromException<SubmitReply>(new AssayException(kind, "code", "Message."));
        }));

        Assert.Equal((kind, 1), (error.Kind, _calls));
    }

    private static Task<SubmitReply> Unavailable() =>
        Task.FromException<SubmitReply>(new AssayException(ErrorKind.Unavailable, "store_unavailable", "Later."));

    private async Task<SubmitReply> Finish(Task<SubmitReply> running)
    {
        while (await _clock.MoveToNextAlarmUnless(running))
        {
        }

        return await running;
    }

    /// <summary>A clock that stands still until something waits for it, and then jumps there.</summary>
    private sealed class AlarmClock : FakeTimeProvider
    {
        private readonly Channel<TimeSpan> _alarms = Channel.CreateUnbounded<TimeSpan>();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var timer = base.CreateTimer(callback, state, dueTime, period);
            _alarms.Writer.TryWrite(dueTime);
            return timer;
        }

        public async Task<bool> MoveToNextAlarmUnless(Task finished)
        {
            var next = _alarms.Reader.ReadAsync().AsTask();
            if (await Task.WhenAny(finished, next) == finished)
                return false;
            Advance(await next);
            return true;
        }
    }
}
