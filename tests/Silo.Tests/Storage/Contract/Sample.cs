using Assay.Submissions;

namespace Assay.Silo.Tests.Storage.Contract;

/// <summary>States to store.</summary>
internal static class Sample
{
    public static readonly DateTimeOffset Day = new(2026, 3, 1, 9, 0, 0, TimeSpan.Zero);

    public static SubmissionState Submission(string text = "answer", string email = "ann@example.org") => new()
    {
        CandidateId = "cand_1",
        CreatedAt = Day,
        ExpiresAt = Day.AddHours(24),
        Created = new CreateSubmission
        {
            AssessmentId = "assess_1",
            CandidateEmail = email,
            CandidateName = "Ann",
            Source = "smart-mock",
            InitiatedBy = "admin@example.org",
        },
        Sheet = new AnswerSheet { Answers = [new Answer { QuestionId = "q1", SubmittedAnswer = text }] },
    };
}
