using Assay.Assessments;

namespace Assay.Grains.Tests.Scoring.Attacks;

/// <summary>A question with honest answers of three qualities, to which attacks are put.</summary>
public sealed record AttackBase(
    string Id, string Subject, string Language, string Kind, string Question, string Reference, string Rubric, string Good, string Medium, string Poor)
{
    internal Question ToQuestion(string? text = null, string? id = null) => new()
    {
        Id = id ?? Id,
        Type = Kind == "code" ? QuestionType.Coding : QuestionType.Descriptive,
        Text = text ?? Question,
        Skill = Subject,
        Points = 4,
        ReferenceAnswer = Reference.Length > 0 ? Reference : null,
        Rubric = Rubric,
        ProgrammingLanguage = Kind == "code" ? Subject : null,
    };

    internal string Answer(string quality) => quality switch
    {
        "good" => Good,
        "medium" => Medium,
        _ => Poor,
    };
}
