using Assay.Submissions;

namespace Assay.Api.Admin.Reports;

/// <summary>A submission's status as people read it.</summary>
internal static class StatusInWords
{
    public static string Of(SubmissionStatus status) => status switch
    {
        SubmissionStatus.Completed => "Completed",
        SubmissionStatus.CompletedAutoSubmitted => "Completed (Auto)",
        SubmissionStatus.Disqualified => "Disqualified",
        SubmissionStatus.Expired => "Expired",
        SubmissionStatus.Erased => "Erased",
        _ => "In Progress",
    };
}
