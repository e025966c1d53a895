using Assay.Grains.Tests.Pipeline.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Assay.Grains.Tests.Pipeline;

/// <summary>A silo that is asked to stop while it works.</summary>
public sealed class StopTests
{
    [Fact]
    public async Task A_step_that_ends_in_time_is_saved_and_not_repeated()
    {
        await using var host = await PipelineHost.StartAsync();
        var candidate = await Candidate.StartAsync(host);
        var gate = host.Grader.Block(candidate.Id);
        await candidate.SubmitAsync();
        await gate.Entered;
        var stopping = new TaskCompletionSource();
        host.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping.Register(stopping.SetResult);

        var stop = host.StopSiloAsync();
        await stopping.Task;
        gate.Open();
        await stop;
        await host.StartSiloAsync();

        var detail = await candidate.ReportedAsync();
        Assert.Equal((1, 0), (host.Grader.CallsOf(candidate.Id), detail.Interruptions));
        Assert.Single(detail.Revisions);
        Assert.DoesNotContain(detail.Timeline, entry => entry.Event == "interrupted");
    }

    [Fact]
    public async Task A_longer_step_is_parked_without_blame_and_runs_after_the_restart()
    {
        await using var host = await PipelineHost.StartAsync(options => options.DrainLimit = TimeSpan.FromMilliseconds(200));
        var candidate = await Candidate.StartAsync(host);
        var gate = host.Grader.Block(candidate.Id);
        await candidate.SubmitAsync();
        await gate.Entered;

        await host.StopSiloAsync();
        gate.Open();
        await host.StartSiloAsync();

        var detail = await candidate.ReportedAsync();
        Assert.Equal((2, 0), (host.Grader.CallsOf(candidate.Id), detail.Interruptions));
        Assert.Empty(detail.AttemptHistory);
        Assert.DoesNotContain(detail.Timeline, entry => entry.Event == "interrupted");
    }

    [Fact]
    public async Task Waiting_submissions_outlive_any_number_of_stops()
    {
        await using var host = await PipelineHost.StartAsync(options =>
        {
            options.JobSlots = 1;
            options.DrainLimit = TimeSpan.FromMilliseconds(200);
            options.RecoveryInterval = TimeSpan.FromMilliseconds(200);
        });
        var gate = host.Grader.Block();
        var candidates = new List<Candidate>();
        for (var number = 0; number < 5; number++)
        {
            candidates.Add(await Candidate.StartAsync(host));
            await candidates[^1].SubmitAsync();
        }

        for (var stop = 0; stop < 4; stop++)
        {
            await Eventually.True(() => host.Grader.Inside == 1, "one works");
            await host.StopSiloAsync();
            await host.StartSiloAsync();
        }

        gate.Open();
        foreach (var candidate in candidates)
            Assert.Equal(0, (await candidate.ReportedAsync()).Interruptions);
    }
}
