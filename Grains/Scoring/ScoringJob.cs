using System.Collections.Immutable;
using Assay.Assessments;
using Assay.Submissions;

namespace Assay.Scoring;

/// <summary>Everything that one scoring needs.</summary>
/// <param name="SubmissionId">The submission, <c>sub_…</c>.</param>
/// <param name="RunSequence">The run.</param>
/// <param name="Trigger"><c>initial</c>, <c>rescore</c> or <c>model_upgrade</c>.</param>
/// <param name="Assessment">The version taken.</param>
/// <param name="Answers">The answers handed in.</param>
/// <param name="Marks">Human marks in force; they win over the graders.</param>
/// <param name="ReEvaluationOf">The evaluation it replaces, or null.</param>
/// <param name="Strictness">How strictly people mark this assessment; null where that is not known.</param>
public sealed record ScoringJob(
    string SubmissionId,
    int RunSequence,
    string Trigger,
    AssessmentDefinition Assessment,
    ImmutableArray<Answer> Answers,
    ImmutableArray<HumanMark> Marks,
    string? ReEvaluationOf,
    StrictnessCurve? Strictness = null);
