using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Assay.Assessments;
using Assay.Submissions;

namespace Assay.Scoring.Embedded.Strictness;

/// <summary>Puts the marks of one submission beside what the grader gives the same answers; it gives the same each time it is asked.</summary>
internal static class MarkedGrades
{
    // Enough to tell the answers of a question apart.
    private const int AnswerLength = 16;

    public static ImmutableArray<MarkedGrade> Of(
        EmbeddedGrader grader, string submissionId, AssessmentDefinition assessment, ImmutableArray<Answer> answers, ImmutableArray<HumanMark> marks)
    {
        var handedIn = new HandedIn(answers);
        var graded = ImmutableArray.CreateBuilder<MarkedGrade>();
        foreach (var mark in marks)
        {
            // A mark of what is no answer says nothing about how strictly answers are marked.
            if (assessment.Questions.FirstOrDefault(question => question.Id == mark.QuestionId) is { Type: QuestionType.Descriptive } question
                && handedIn.To(question) is { } answer
                && grader.Compare(question, answer) is { } grade)
            {
                graded.Add(new(question.Id, Name(submissionId), grade, Rounding.Unit(mark.Score)));
            }
        }
        return graded.ToImmutable();
    }

    // Not the submission's own id: the row outlives an erasure.
    private static string Name(string submissionId) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(submissionId)))[..AnswerLength];
}
