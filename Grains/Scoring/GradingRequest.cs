using Assay.Assessments;

namespace Assay.Scoring;

/// <summary>One answer to judge. Submission, run and question are the stable key of an outside call.</summary>
/// <param name="SubmissionId">The submission.</param>
/// <param name="RunSequence">The run.</param>
/// <param name="Question">The question with its reference and rubric.</param>
/// <param name="Answer">The candidate's text, not blank.</param>
/// <param name="Strictness">How strictly people mark this assessment, for the embedded grader; null where that is not known.</param>
public sealed record GradingRequest(string SubmissionId, int RunSequence, Question Question, string Answer, StrictnessCurve? Strictness = null);
