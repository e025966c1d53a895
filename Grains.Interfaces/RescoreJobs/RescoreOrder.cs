using Assay.Submissions;

namespace Assay.RescoreJobs;

/// <summary>A job's order to one submission. The same job's order said twice begins one run.</summary>
/// <param name="JobId">The job.</param>
/// <param name="ResultsKey">The row that will hold the result, so that erasing the submission can remove it there.</param>
/// <param name="Command">Who and why.</param>
/// <param name="Trigger">What the run is.</param>
/// <param name="Only">Begun only if the submission is one of these.</param>
[GenerateSerializer]
[Immutable]
[Alias("assay.RescoreOrder")]
public sealed record RescoreOrder(string JobId, string ResultsKey, AdminCommand Command, string Trigger, RescoreOnly Only);
