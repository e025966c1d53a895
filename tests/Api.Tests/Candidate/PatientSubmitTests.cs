using Assay.Api.Candidate;
using Assay.Errors;
using Assay.Submissions;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Assay.Api.Tests.Candidate;

public sealed class PatientSubmitTests
{
    private readonly FakeTimeProvider _clock = new();
    private readonly PatientSubmit _patient;
    private int _calls;

    public PatientSubmitTests()
    {
        _clock.AutoAdvanceAmount = TimeSpan.Zero;
        _patient = new PatientSubmit(null!, _clock, NullLogger<PatientSubmit>.Instance);
    }

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

    // The clock stands still until something waits for it, so every step moves it by a little and lets continuations run.
    private async Task<SubmitReply> Finish(Task<SubmitReply> running)
    {
        while (!running.IsCompleted)
        {
            _clock.Advance(TimeSpan.FromMilliseconds(100));
            await Task.Yield();
        }

        return await running;
    }
}
