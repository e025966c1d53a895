using Assay.Grains.Tests.Pipeline.Hosting;
using Assay.Submissions;

namespace Assay.Grains.Tests.Pipeline;

/// <summary>A hundred thousand submissions wait. Alone, because it measures the process's memory.</summary>
[Collection(nameof(AloneCollection))]
public sealed class BacklogTests
{
    private const int Worked = 400;
    private const int Slots = 4;
    private const int MostActivations = 200;
    private const long MostGrowth = 64L * 1024 * 1024;

    [Fact]
    public async Task A_hundred_thousand_waiting_submissions_take_no_memory_and_hold_up_no_deadline()
    {
        await using var host = await PipelineHost.StartAsync(
            options =>
            {
                options.JobSlots = Slots;
                options.RecoveryInterval = TimeSpan.FromMilliseconds(200);
            },
            scoring => scoring.AnswerTimeLimit = TimeSpan.FromDays(1));
        var gate = host.Grader.Block();
        var exam = await Candidate.StartAsync(host);
        await exam.Grain.Autosave(exam.CandidateId, Samples.Sheet);
        var row = await Rows.InsertAsync(host, state => state with
        {
            Run = state.Run with { Phase = RunPhase.RetryWait, DueAt = host.Clock.GetUtcNow() + TimeSpan.FromMinutes(30) },
        });
        var before = GC.GetTotalMemory(forceFullCollection: true);
        await host.Store.CopyAsync(row.Id, host.Store.MostWaiting);
        Assert.Equal(0, host.Grader.Inside);

        host.Clock.Advance(TimeSpan.FromHours(2));
        await Eventually.Holds(
            () => Rows.ReadAsync(host, exam.Id),
            state => state.Status == SubmissionStatus.CompletedAutoSubmitted,
            "the exam is handed in at its deadline");
        await Eventually.True(() => host.Grader.Inside == Slots, "all slots work");
        gate.Open();
        var most = 0;
        await Eventually.Holds(
            async () =>
            {
                most = Math.Max(most, await Activations.CountAsync(host));
                return host.Grader.Calls.Count;
            },
            calls => calls >= Worked,
            $"{Worked} of the waiting have been worked on");

        var growth = GC.GetTotalMemory(forceFullCollection: true) - before;

        // With a broker each waiting row that is woken sends its message and leaves, many more at a time than there are slots.
        Assert.InRange(most, 0, host.Queue.IsBus ? 5 * MostActivations : MostActivations);
        Assert.True(growth < MostGrowth, $"memory grew by {growth:N0} bytes");
        Assert.True(host.Grader.MostInside <= Slots);
    }
}

/// <summary>Tests that no other test may run beside.</summary>
[CollectionDefinition(nameof(AloneCollection), DisableParallelization = true)]
public sealed class AloneCollection;
