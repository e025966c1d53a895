using System.Diagnostics.Metrics;
using Assay.Grains.Tests.Pipeline.Hosting;
using Assay.Pipeline;
using Assay.Silo;
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

        using var cutOff = new CutOffCount();
        await host.StopSiloAsync();
        Assert.Equal(1, cutOff.Value);
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

    [Fact]
    public void The_time_for_a_running_step_fits_into_the_limit_of_one_activation()
    {
        var limit = AssaySiloExtensions.DeactivationLimit;

        Assert.Equal(TimeSpan.FromSeconds(60), limit);
        Assert.InRange(new PipelineOptions().DrainLimit, limit - TimeSpan.FromSeconds(5), limit - TimeSpan.FromSeconds(2));
    }

    /// <summary>Counts <c>assay.runs.cut_off</c> while it lives.</summary>
    private sealed class CutOffCount : IDisposable
    {
        private readonly MeterListener _listener = new();
        private long _value;

        public CutOffCount()
        {
            _listener.InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Name == "Assay" && instrument.Name == "assay.runs.cut_off")
                    listener.EnableMeasurementEvents(instrument);
            };
            _listener.SetMeasurementEventCallback<long>((_, count, _, _) => Interlocked.Add(ref _value, count));
            _listener.Start();
        }

        public long Value => Interlocked.Read(ref _value);

        public void Dispose() => _listener.Dispose();
    }
}
