using System.Collections.Immutable;

namespace Assay.Assessments;

/// <summary>One question with everything the graders need, the answer key included. Never sent to a candidate as it is.</summary>
[GenerateSerializer]
[Immutable]
[Alias("assay.Question")]
public sealed record Question
{
    /// <summary>Identity inside its assessment, 1–100 characters.</summary>
    [Id(0)]
    public string Id { get; init; } = "";

    /// <summary>How it is answered and graded.</summary>
    [Id(1)]
    public QuestionType Type { get; init; }

    /// <summary>The prompt, 5–10,000 characters.</summary>
    [Id(2)]
    public string Text { get; init; } = "";

    /// <summary>The skill it measures, free text, at most 200 characters; the report groups by its slug.</summary>
    [Id(3)]
    public string Skill { get; init; } = "";

    /// <summary>Points at stake, 0–1,000, default 1.</summary>
    [Id(4)]
    public int Points { get; init; } = 1;

    /// <summary><c>easy</c>, <c>medium</c> (default) or <c>hard</c>.</summary>
    [Id(5)]
    public string Difficulty { get; init; } = "medium";

    /// <summary>Free labels, at most 20.</summary>
    [Id(6)]
    public ImmutableArray<string> Tags { get; init; } = [];

    /// <summary>Multiple choice only: 2–6 options in a fixed order.</summary>
    [Id(7)]
    public ImmutableArray<AnswerOption> Options { get; init; } = [];

    /// <summary>Multiple choice only: the id of the right option. Secret.</summary>
    [Id(8)]
    public string? CorrectOptionId { get; init; }

    /// <summary>Descriptive only: what a good answer holds, 10–2,000 characters. Secret.</summary>
    [Id(9)]
    public string? Rubric { get; init; }

    /// <summary>Descriptive only: a model answer, at most 10,000 characters. Secret.</summary>
    [Id(10)]
    public string? ReferenceAnswer { get; init; }

    /// <summary>Coding only: what the editor shows at first, at most 10,000 characters; handed in untouched it counts as unanswered.</summary>
    [Id(11)]
    public string? StarterCode { get; init; }

    /// <summary>Coding only: 1–20 test cases; hidden ones never leave the system.</summary>
    [Id(12)]
    public ImmutableArray<CodeTestCase> TestCases { get; init; } = [];

    /// <summary>Coding only: the language's name, for example <c>python</c>.</summary>
    [Id(13)]
    public string? ProgrammingLanguage { get; init; }
}
