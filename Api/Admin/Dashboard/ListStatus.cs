using Assay.Submissions;

namespace Assay.Api.Admin.Dashboard;

/// <summary>The status as the admin client's lists want it: they link a test to its report only when it says completed.</summary>
internal static class ListStatus
{
    public static SubmissionStatus Of(SubmissionStatus status) =>
        status == SubmissionStatus.CompletedAutoSubmitted ? SubmissionStatus.Completed : status;
}
