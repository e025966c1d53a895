using Assay.Assessments;

namespace Assay.Scoring;

/// <summary>One answer to judge. Submission, run and question are the stable key of an outside call.</summary>
/// <param name="SubmissionId">The submission.</param>
/// <param name="RunSequence">The run.</param>
/// <param name="Question">The question with its reference and rubric.</param>
/// <param name="Answer">The candidate's text, not blank.</param>
public sealed record GradingRequest(string SubmissionId, int RunSequence, Question Question, string Answer);
