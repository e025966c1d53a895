namespace Assay.Catalog;

/// <summary>
/// The work of one stage. The stage is read off the list columns of handed-in submissions: scoring while the scoring status
/// is pending or in progress, report while scoring is done and the report status is pending or in progress.
/// </summary>
/// <param name="Active">Waiting for a slot or running: no next retry is set.</param>
/// <param name="Scheduled">Waiting for a retry: a next retry is set.</param>
/// <param name="Failed">Given up: the stage's status is failed.</param>
[GenerateSerializer]
[Immutable]
[Alias("assay.StageWork")]
public sealed record StageWork(long Active, long Scheduled, long Failed);
