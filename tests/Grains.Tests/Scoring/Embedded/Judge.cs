using Assay.Scoring;
using Assay.Scoring.Embedded;

namespace Assay.Grains.Tests.Scoring.Embedded;

/// <summary>Short ways to ask the embedded grader.</summary>
internal static class Judge
{
    private static readonly EmbeddedGrader Grader = new();

    public static Task<AnswerGrade> Written(string question, string? reference, string answer, string? rubric = null) =>
        Grader.GradeAsync(new(Make.SubmissionId, 1, Make.Written("q", reference: reference, text: question) with { Rubric = rubric }, answer), CancellationToken.None);

    public static Task<AnswerGrade> Code(string answer) =>
        Grader.GradeAsync(new(Make.SubmissionId, 1, Make.Code("q"), answer), CancellationToken.None);

    /// <summary>Everything that a judgement says, for comparing two.</summary>
    public static string Plain(AnswerGrade grade) =>
        $"{grade with { Criteria = [], MatchedTerms = [], MissedTerms = [], Evidence = [], RubricItems = [] }} {string.Join(' ', grade.Criteria)} {string.Join(' ', grade.MatchedTerms)} / "
        + $"{string.Join(' ', grade.MissedTerms)} / {string.Join(' ', grade.Evidence)} / {string.Join(' ', grade.RubricItems.Select(item => $"{item with { Evidence = [] }} {string.Join(' ', item.Evidence)}"))}";
}
