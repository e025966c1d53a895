using Assay.Pipeline;
using Assay.Silo.Models;
using Assay.Silo.Tests.ServiceBus;
using Assay.Tests.ModelStandIn.Faults;
using Microsoft.Extensions.Time.Testing;

namespace Assay.Silo.Tests.Models;

public sealed class WaitTests
{
    [Theory]
    [InlineData(FaultKind.TooManyRequests, WaitForm.Milliseconds, 400)]
    [InlineData(FaultKind.TooManyRequests, WaitForm.Seconds, 1000)]
    [InlineData(FaultKind.Unavailable, WaitForm.Milliseconds, 400)]
    public async Task Who_is_asked_to_wait_waits_as_long(FaultKind kind, WaitForm form, int milliseconds)
    {
        await using var model = await TestModel.NewAsync();
        model.Server.Faults.Add(new Fault(kind) { RetryAfter = TimeSpan.FromMilliseconds(milliseconds), Form = form });

        await model.AskAsync();

        var requests = model.Server.Requests.All;
        Assert.Equal(2, requests.Count);
        Assert.True(requests[1].At - requests[0].At >= TimeSpan.FromMilliseconds(milliseconds - 20), $"{requests[1].At - requests[0].At}");
    }

    [Theory]
    [InlineData(WaitForm.Seconds)]
    [InlineData(WaitForm.Milliseconds)]
    [InlineData(WaitForm.Date)]
    public async Task A_long_wait_is_left_to_the_pipeline(WaitForm form)
    {
        await using var model = await TestModel.NewAsync();
        model.Server.Faults.Add(new Fault(FaultKind.TooManyRequests) { RetryAfter = TimeSpan.FromHours(1), Form = form });

        var failure = await Assert.ThrowsAsync<StageException>(() => model.AskAsync());

        Assert.Equal(("model_rate_limited", 1), (failure.Code, model.Server.Requests.Count));
        Assert.InRange(failure.RetryAfter!.Value.TotalMinutes, 59, 61);
    }

    [Fact]
    public async Task All_tries_together_have_one_limit()
    {
        await using var model = await TestModel.NewAsync(TestModel.Patient with { InAll = TimeSpan.FromMilliseconds(300) });
        model.Server.Faults.All(FaultKind.Hang);

        var failure = await Assert.ThrowsAsync<StageException>(() => model.AskAsync());

        Assert.Equal(("model_timeout", 1), (failure.Code, model.Server.Requests.Count));
    }

    [Theory]
    [InlineData(FaultKind.Hang, false)]
    [InlineData(FaultKind.HangMidway, false)]
    [InlineData(FaultKind.HangMidway, true)]
    public async Task A_caller_that_gives_up_ends_the_request(FaultKind kind, bool streams)
    {
        await using var model = await TestModel.NewAsync(streams: streams);
        model.Server.Faults.All(kind);
        using var stop = new CancellationTokenSource();

        var asking = model.AskAsync(cancellationToken: stop.Token);
        await Eventually.True(() => model.Server.Requests.Running == 1, "the request has come");
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asking);
        await Eventually.True(() => model.Server.Requests.Running == 0, "the request has ended");
        Assert.Null(model.Outcomes.LastFailure);
    }

    [Fact]
    public async Task A_model_that_fails_again_and_again_is_left_alone_and_then_tried_once()
    {
        var clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        var limits = new ModelLimits { MostTries = 1, BreakAfter = 3 };
        await using var model = await TestModel.NewAsync(limits, clock);
        model.Server.Faults.All(FaultKind.ServerError);
        for (var i = 0; i < limits.BreakAfter; i++)
            Assert.Equal("model_unavailable", await CodeAsync(model));

        var open = await Assert.ThrowsAsync<StageException>(() => model.AskAsync());
        Assert.Equal(("model_circuit_open", false, limits.BreakAfter), (open.Code, open.Permanent, model.Server.Requests.Count));
        Assert.InRange(open.RetryAfter!.Value, TimeSpan.FromSeconds(1), limits.Break);

        clock.Advance(limits.Break);
        Assert.Equal("model_unavailable", await CodeAsync(model));
        Assert.Equal("model_circuit_open", await CodeAsync(model));
        Assert.Equal(limits.BreakAfter + 1, model.Server.Requests.Count);

        model.Server.Faults.Clear();
        clock.Advance(limits.Break);
        await model.AskAsync();
        await model.AskAsync();
        Assert.Equal(limits.BreakAfter + 3, model.Server.Requests.Count);
    }

    [Fact]
    public async Task A_service_that_limits_the_rate_is_not_left_alone()
    {
        await using var model = await TestModel.NewAsync(TestModel.Patient with { MostTries = 1, BreakAfter = 2 });
        model.Server.Faults.All(FaultKind.TooManyRequests);

        for (var i = 0; i < 6; i++)
            Assert.Equal("model_rate_limited", await CodeAsync(model));
    }

    private static async Task<string> CodeAsync(TestModel model) => (await Assert.ThrowsAsync<StageException>(() => model.AskAsync())).Code;
}
