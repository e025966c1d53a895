using Assay.Submissions;
using Orleans.Concurrency;

namespace Assay.RescoreJobs;

/// <summary>
/// One rescore of an assessment, keyed <c>rjob_…</c>: durable, and behind fresh work. It begins a few submissions at a time and only
/// while job slots are free and no submission waits for one. An unknown key is <c>job_not_found</c> (404).
/// </summary>
[Alias("assay.IRescoreJobGrain")]
public interface IRescoreJobGrain : IGrainWithStringKey
{
    /// <summary>Creates it durably and sets it going; a repeat with the same content returns what there is.</summary>
    [Alias("Create")]
    Task<RescoreJob> Create(CreateRescoreJob order);

    /// <summary>Where it stands, or null when there is no such job.</summary>
    [AlwaysInterleave]
    [Alias("Get")]
    Task<RescoreJob?> Get();

    /// <summary>One page of its items; <c>invalid_cursor</c> (400) for a cursor that is none of this job's.</summary>
    /// <param name="cursor">The cursor of the page before, or null.</param>
    /// <param name="limit">Page size, 1–200.</param>
    [AlwaysInterleave]
    [Alias("ListItems")]
    Task<RescoreItemPage> ListItems(string? cursor, int limit);

    /// <summary>Begins nothing more until resumed; <c>job_finished</c> (409) when it has ended.</summary>
    [Alias("Pause")]
    Task<RescoreJob> Pause(AdminCommand command);

    /// <summary>Goes on; <c>job_finished</c> (409) when it has ended.</summary>
    [Alias("Resume")]
    Task<RescoreJob> Resume(AdminCommand command);

    /// <summary>Ends it for good: what has not begun never will; <c>job_finished</c> (409) when it was completed.</summary>
    [Alias("Cancel")]
    Task<RescoreJob> Cancel(AdminCommand command);
}
