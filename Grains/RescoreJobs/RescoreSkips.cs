using Assay.Submissions;

namespace Assay.RescoreJobs;

/// <summary>Why a job leaves a submission out.</summary>
internal static class RescoreSkips
{
    public const string Erased = "submission_erased";
    public const string Cancelled = "job_cancelled";
    public const string Superseded = "superseded";

    public static RescoreItem Of(string submission, string code) =>
        new() { SubmissionId = submission, State = RescoreItemState.Skipped, Code = code };

    /// <summary>A code, or null when the submission may be scored again. One whose run is going is being scored anyway.</summary>
    public static string? WhyNot(SubmissionState state, RescoreOnly only)
    {
        if (state.Run.Number == 0)
            return "not_submitted";
        if (state.Run.Phase is not RunPhase.Ended)
            return "run_in_progress";
        return only switch
        {
            RescoreOnly.Provisional when state.Evaluation?.Provisional != true => "not_provisional",
            RescoreOnly.Failed when state.ScoringStatus != StageStatus.Failed => "not_failed",
            _ => null,
        };
    }
}
