using System.Text.Json.Serialization;
using Assay.Assessments;

namespace Assay.Api.Candidate;

/// <summary>A question as a candidate may see it: no key, no rubric, no reference answer, no hidden case.</summary>
internal sealed record QuestionView
{
    public required string Id { get; init; }

    [JsonPropertyName("_id")]
    public string MongoId => Id;

    public required QuestionType Type { get; init; }

    public required string Prompt { get; init; }

    public string Text => Prompt;

    public required string Skill { get; init; }

    public required IReadOnlyList<string> Tags { get; init; }

    public required int Points { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Options { get; init; }

    [JsonPropertyName("starter_code")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? StarterCode { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? ProgrammingLanguage { get; init; }

    [JsonPropertyName("test_cases")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<SampleCase>? TestCases { get; init; }

    public static QuestionView Of(Question question) => new()
    {
        Id = question.Id,
        Type = question.Type,
        Prompt = question.Text,
        Skill = question.Skill,
        Tags = question.Tags,
        Points = question.Points,
        Options = question.Type == QuestionType.Mcq ? [.. question.Options.Select(option => option.Text)] : null,
        StarterCode = question.Type == QuestionType.Coding ? question.StarterCode ?? "" : null,
        ProgrammingLanguage = question.Type == QuestionType.Coding ? question.ProgrammingLanguage ?? "" : null,
        TestCases = question.Type == QuestionType.Coding
            ? [.. question.TestCases.Where(test => !test.Hidden).Select(test => new SampleCase(test.Input, test.ExpectedOutput))]
            : null,
    };

    internal sealed record SampleCase(
        string Input,
        [property: JsonPropertyName("expected_output")] string ExpectedOutput);
}
