using Assay.Assessments;

namespace Assay.Grains.Tests.Scoring.Attacks;

/// <summary>An honest answer that speaks of orders, markup, scores or codes, because its question does or by chance.</summary>
internal sealed record BenignAnswer(string Id, string Kind, string Question, string Answer)
{
    public Question ToQuestion() => new() { Id = Id, Type = Kind == "code" ? QuestionType.Coding : QuestionType.Descriptive, Text = Question };
}
