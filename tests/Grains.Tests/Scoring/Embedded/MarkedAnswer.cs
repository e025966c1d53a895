using Assay.Assessments;

namespace Assay.Grains.Tests.Scoring.Embedded;

/// <summary>One answer that people marked.</summary>
internal sealed record MarkedAnswer(string Qid, string Split, string Question, string Reference, string[]? References, string Answer, double Score)
{
    /// <summary>From which mark on people found it good.</summary>
    public bool IsGood => Score >= .8;

    /// <summary>What the question is, whatever its number: one number may stand for two.</summary>
    public (string, string) Asked => (Question, Reference);

    public Question AsQuestion() => new()
    {
        Id = Qid,
        Type = QuestionType.Descriptive,
        Text = Question,
        ReferenceAnswer = References is { } several ? string.Join("\nOR\n", several) : Reference,
    };
}
