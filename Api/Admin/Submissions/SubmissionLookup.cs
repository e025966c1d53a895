using Assay.Submissions;

namespace Assay.Api.Admin.Submissions;

/// <summary>Finds a submission or refuses.</summary>
internal static class SubmissionLookup
{
    /// <summary>The whole submission; 404 <c>submission_not_found</c> when there is none, 410 <c>submission_erased</c> when there was one.</summary>
    public static async Task<SubmissionDetail> GetSubmissionAsync(this IGrainFactory grains, string id) =>
        await grains.GetGrain<ISubmissionGrain>(Ids.Submission(id)).GetDetail() ?? throw Ids.NoSubmission();
}
