using Assay.Assessments;
using Assay.Submissions;

namespace Assay.Api.Sample;

/// <summary>One candidate's answers to the sample: good, wrong, thin and missing ones, and code that a human must judge.</summary>
internal static class SampleSubmission
{
    public static CreateSubmission Order(AssessmentDefinition assessment) => new()
    {
        AssessmentId = assessment.Id,
        AssessmentVersion = assessment.Version,
        AssessmentTitle = assessment.Title,
        DurationMinutes = assessment.DurationMinutes,
        CandidateEmail = "sam.sample@example.org",
        CandidateName = "Sam Sample",
        InitiatedBy = SampleAssessment.Owner,
        TargetRole = assessment.TargetRole,
    };

    public static SubmitAnswers HandIn(string candidateId) => new()
    {
        CandidateId = candidateId,
        RequestId = "sample",
        Sheet = new AnswerSheet
        {
            Answers =
            [
                Answered("http-status", "c", 20),
                Answered("idempotent-method", "a", 35),
                Answered("index-cost", "d", 25),
                Answered("transactions", "It is all or nothing: either all changes of the transaction are committed or none. In a money transfer one account is debited "
                    + "and another credited; if the process crashes in between, the database rolls everything back, so no money is lost.", 240),
                Answered("retry-backoff", "So that the overloaded server gets time to recover.", 90),
                Answered("cache-stale", null, 10),
                Answered("longest-run", "def longest_run(items):\n    best = run = 0\n    last = object()\n    for item in items:\n"
                    + "        run = run + 1 if item == last else 1\n        last = item\n        best = max(best, run)\n    return best\n", 420),
            ],
        },
    };

    private static Answer Answered(string questionId, string? text, int seconds) =>
        new() { QuestionId = questionId, SubmittedAnswer = text, TimeSpent = seconds };
}
