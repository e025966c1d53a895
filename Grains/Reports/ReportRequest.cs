using Assay.Assessments;
using Assay.Scoring;

namespace Assay.Reports;

/// <summary>What a report is written from.</summary>
/// <param name="SubmissionId">The submission, <c>sub_…</c>.</param>
/// <param name="Assessment">The version taken: titles, question texts and tags.</param>
/// <param name="Evaluation">The stored evaluation.</param>
public sealed record ReportRequest(string SubmissionId, AssessmentDefinition Assessment, Evaluation Evaluation);
