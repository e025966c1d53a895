using System.Collections.Immutable;
using Assay.Scoring.Models.Judging;

namespace Assay.Scoring;

/// <summary>What an evaluation is said to have been graded by.</summary>
internal static class ScoringMethod
{
    private const string Embedded = "embedded";

    private const string Model = "model";

    /// <summary><c>model</c>, <c>embedded</c> or <c>model+embedded</c>, by the graders whose judgements stand; comparing options is embedded too.</summary>
    public static string Of(ImmutableArray<QuestionScore> questions)
    {
        var judged = questions.Where(question => question.GraderVersion.Length > 0 && question.Grader != QuestionScores.McqGrader).ToList();
        var byModel = judged.Exists(question => Analyst.IsName(question.Grader));
        var byProgram = judged.Exists(question => !Analyst.IsName(question.Grader));
        return !byModel ? Embedded : byProgram ? $"{Model}+{Embedded}" : Model;
    }
}
