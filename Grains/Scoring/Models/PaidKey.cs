using Assay.Submissions;

namespace Assay.Scoring.Models;

/// <summary>The stable key of one paid call.</summary>
/// <param name="SubmissionId">The submission, <c>sub_…</c>.</param>
/// <param name="RunSequence">The run.</param>
/// <param name="Stage">The stage.</param>
/// <param name="QuestionId">The question, empty for a report.</param>
/// <param name="Sample">1 for the first.</param>
public sealed record PaidKey(string SubmissionId, int RunSequence, Stage Stage, string QuestionId, int Sample);
