using System.Text.Json.Serialization;
using Assay.RescoreJobs;

namespace Assay.Api.Admin.RescoreJobs;

/// <summary>What a job did with one submission.</summary>
internal sealed record RescoreItemView(
    [property: JsonPropertyName("submission_id")] string SubmissionId,
    RescoreItemState State,
    [property: JsonPropertyName("old_percentage")] decimal? OldPercentage,
    [property: JsonPropertyName("new_percentage")] decimal? NewPercentage,
    [property: JsonPropertyName("run_sequence")] int? RunSequence,
    string? Code)
{
    public static RescoreItemView Of(RescoreItem item) => new(
        item.SubmissionId,
        item.State,
        Shown.Percent(item.OldPercentage),
        Shown.Percent(item.NewPercentage),
        item.RunSequence,
        item.Code);
}

/// <summary>One page of a job's items.</summary>
internal sealed record RescoreItemsReply(IReadOnlyList<RescoreItemView> Items, [property: JsonPropertyName("next_cursor")] string? NextCursor);
