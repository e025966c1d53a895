namespace Assay.Submissions;

/// <summary>The pure steps of erasing.</summary>
internal static class ErasureChanges
{
    /// <summary>How long the call that erases has for the purge before recovery takes it up, and how long a failed one rests.</summary>
    public static readonly TimeSpan PurgeLimit = TimeSpan.FromMinutes(1);

    /// <summary>
    /// What is left of an erased submission. Made from nothing instead of cleared field by field, so that a field added one day
    /// is erased unless someone decides otherwise here. The run's number stays: it makes late results strangers.
    /// </summary>
    public static SubmissionState Tombstone(SubmissionState state, DateTimeOffset now) => new()
    {
        Created = new CreateSubmission
        {
            AssessmentId = state.Created.AssessmentId,
            AssessmentVersion = state.Created.AssessmentVersion,
            AssessmentTitle = state.Created.AssessmentTitle,
            DurationMinutes = state.Created.DurationMinutes,
            Source = state.Created.Source,
            InitiatedBy = state.Created.InitiatedBy,
        },
        CreatedAt = state.CreatedAt,
        ExpiresAt = state.ExpiresAt,
        Status = SubmissionStatus.Erased,
        ScoringStatus = StageStatus.Skipped,
        ReportStatus = StageStatus.Skipped,
        Run = new RunState { Number = state.Run.Number, Phase = RunPhase.Ended },
        Erasure = new Erasure
        {
            At = now,
            PurgeAt = now + PurgeLimit,
            LoginCodeKey = state.Created.LoginCodeKey,
            ResultsKeys = [.. state.JobRuns.Select(run => run.ResultsKey)],
        },
    };

    /// <summary>
    /// The dependent rows are removed. Once more after a lease: until then an activation that was cut off from the cluster may
    /// still have put one back.
    /// </summary>
    public static SubmissionState Purged(SubmissionState state, TimeSpan lease, DateTimeOffset now) => With(state, erasure => erasure with
    {
        Purges = erasure.Purges + 1,
        PurgeAt = erasure.Purges == 0 ? now + lease : null,
        LoginCodeKey = null,
        ResultsKeys = erasure.Purges == 0 ? erasure.ResultsKeys : [],
    });

    /// <summary>A purge failed and is tried again later, so that it does not stand before everything else that is due.</summary>
    public static SubmissionState Postponed(SubmissionState state, DateTimeOffset now) =>
        With(state, erasure => erasure with { PurgeAt = now + PurgeLimit });

    private static SubmissionState With(SubmissionState state, Func<Erasure, Erasure> change) =>
        state with { Erasure = change(state.Erasure!) };
}
