using Assay.Scoring;
using Assay.Scoring.Models;
using Microsoft.Extensions.Time.Testing;

namespace Assay.Silo.Tests.Models;

public sealed class WatchTests
{
    [Fact]
    public async Task The_service_is_asked_once_by_all_and_again_only_when_the_state_is_old()
    {
        var clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        var probe = new CountedProbe();
        using var watch = new ModelWatch(probe, clock);

        var reading = Task.WhenAll(Enumerable.Range(0, 20).Select(_ => watch.ReadAsync()));
        probe.Answer.SetResult();
        var states = await reading;
        Assert.All(states, state => Assert.Equal(clock.GetUtcNow(), state.CheckedAt));
        Assert.Equal(1, probe.Count);

        clock.Advance(ModelWatch.Keep - TimeSpan.FromSeconds(1));
        await watch.ReadAsync();
        Assert.Equal(1, probe.Count);

        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(clock.GetUtcNow(), (await watch.ReadAsync()).CheckedAt);
        Assert.Equal(2, probe.Count);
    }

    private sealed class CountedProbe : IModelProbe
    {
        public TaskCompletionSource Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public int Count { get; private set; }

        public async Task<ModelStatus> ProbeAsync()
        {
            Count++;
            await Answer.Task;
            return new ModelStatus { State = ModelState.Healthy, Message = "", Service = "openai" };
        }
    }
}
