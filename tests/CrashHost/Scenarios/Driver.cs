using System.Globalization;
using Assay.Assessments;
using Assay.CrashHost.Points;
using Assay.CrashHost.Ports;
using Assay.Recovery;
using Assay.Submissions;

namespace Assay.CrashHost.Scenarios;

/// <summary>Plays admin, candidate and clock; repeats what it cannot know the outcome of, as an honest client does.</summary>
internal sealed class Driver(IGrainFactory grains, MovableClock clock, Trap trap, Target target, Scenario scenario, WorkFolder folder)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>Stores what the coming processes work on, so that nothing of it is in their memory.</summary>
    public async Task PrepareAsync(int count)
    {
        for (var index = 0; index < count; index++)
        {
            // Each ends later than the one before, so that moving the clock to one deadline leaves the next alone.
            if (scenario.AtDeadline)
                clock.MoveTo(clock.GetUtcNow() + TimeSpan.FromMinutes(10));
            await grains.GetGrain<IAssessmentGrain>(Targets.Assessment(index)).Publish(Material.Assessment);
            await CreateAsync(Targets.Key(index), index);
            if (scenario.Blocked)
                await CreateAsync(Targets.Blocker(index), index);
        }
    }

    /// <summary>From here on the process dies when the submission passes the point.</summary>
    public void Arm(int index, string? point)
    {
        target.Key = Targets.Key(index);
        if (point is not null)
            trap.Arm(Targets.Mark(index), point);
    }

    /// <summary>Has the only slot taken by another submission that lets go of it once the target waits.</summary>
    public async Task BlockAsync(int index)
    {
        if (scenario.Blocked)
            await SubmitAsync(Targets.Blocker(index));
    }

    /// <summary>Brings a submission to its end and writes down what became of it.</summary>
    public async Task FinishAsync(int index)
    {
        var key = Targets.Key(index);
        if (scenario.AtDeadline)
            clock.MoveTo(folder.DeadlineOf(key) + TimeSpan.FromMinutes(1));
        else
            await SubmitAsync(key);

        while (true)
        {
            await grains.GetGrain<IRecoveryGrain>(IRecoveryGrain.Key).Sweep();
            var detail = await grains.GetGrain<ISubmissionGrain>(key).WaitUntilSettled(Patience);
            if (detail.ReportStatus is StageStatus.Completed or StageStatus.Failed or StageStatus.Skipped)
            {
                folder.WriteResult(index, FinalState.Of(detail, Targets.Mark(index)));
                return;
            }

            if (detail.NextRetryAt is { } due)
                clock.MoveTo(due + TimeSpan.FromSeconds(1));
        }
    }

    private async Task CreateAsync(string key, int index)
    {
        var grain = grains.GetGrain<ISubmissionGrain>(key);
        var created = await grain.Create(new CreateSubmission
        {
            AssessmentId = Targets.Assessment(index),
            AssessmentVersion = 1,
            AssessmentTitle = Material.Assessment.Title,

            DurationMinutes = Material.Assessment.DurationMinutes,
            CandidateEmail = "candidate@example.org",
            CandidateName = "Candidate",
            InitiatedBy = Material.Assessment.CreatedBy,
        });
        var started = await grain.Start(created.CandidateId);
        await grain.Autosave(created.CandidateId, Material.Answers);
        folder.Remember(key, created.CandidateId, started.ExpirationTime!.Value);
    }

    private Task<SubmitReply> SubmitAsync(string key) => grains.GetGrain<ISubmissionGrain>(key).Submit(new SubmitAnswers
    {
        CandidateId = folder.CandidateOf(key),
        RequestId = Guid.NewGuid().ToString("N", CultureInfo.InvariantCulture),
        Sheet = scenario.LargeSheet ? Material.LargeAnswers : Material.Answers,
        ViolationCount = 1,
    });
}
