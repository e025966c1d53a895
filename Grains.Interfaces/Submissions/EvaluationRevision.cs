using Assay.Reports;
using Assay.Scoring;

namespace Assay.Submissions;

/// <summary>An evaluation with the report written from it; the report is null when none was written before the next revision.</summary>
[GenerateSerializer]
[Immutable]
[Alias("assay.EvaluationRevision")]
public sealed record EvaluationRevision(Evaluation Evaluation, Report? Report);
