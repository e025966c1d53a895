using System.Text.Json.Serialization;
using Assay.RescoreJobs;

namespace Assay.Api.Admin.RescoreJobs;

/// <summary>A rescore of an assessment. While <c>listed_all</c> is false there may be more submissions than the counts tell.</summary>
internal sealed record RescoreJobView(
    [property: JsonPropertyName("job_id")] string JobId,
    [property: JsonPropertyName("assessment_id")] string AssessmentId,
    RescoreJobState State,
    string Trigger,
    RescoreOnly Only,
    [property: JsonPropertyName("ordered_by")] string OrderedBy,
    string Reason,
    [property: JsonPropertyName("created_at")] DateTimeOffset CreatedAt,
    [property: JsonPropertyName("finished_at")] DateTimeOffset? FinishedAt,
    [property: JsonPropertyName("listed_all")] bool ListedAll,
    RescoreCounts Counts)
{
    public static RescoreJobView Of(RescoreJob job) => new(
        job.JobId,
        job.Created.AssessmentId,
        job.State,
        job.Created.Trigger,
        job.Created.Only,
        job.Created.Order.Actor,
        job.Created.Order.Reason,
        job.CreatedAt,
        job.FinishedAt,
        job.ListedAll,
        new RescoreCounts(job.Queued, job.Running, job.Done, job.Failed, job.Skipped));
}

/// <summary>How many submissions of a job stand where.</summary>
internal sealed record RescoreCounts(int Queued, int Running, int Done, int Failed, int Skipped);
