using Assay.Submissions;

namespace Assay.RescoreJobs;

/// <summary>The order for a rescore job.</summary>
/// <param name="AssessmentId">Whose submissions.</param>
/// <param name="Order">Who and why.</param>
/// <param name="Trigger">What its runs are: <c>rescore</c> or <c>model_upgrade</c>.</param>
/// <param name="Only">Which submissions.</param>
[GenerateSerializer]
[Immutable]
[Alias("assay.CreateRescoreJob")]
public sealed record CreateRescoreJob(string AssessmentId, AdminCommand Order, string Trigger, RescoreOnly Only);
