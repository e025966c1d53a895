using System.Collections.Immutable;
using System.Text.Json;
using Assay.Scoring.Models;

namespace Assay.Reports.Models;

/// <summary>The texts that a model writes for a report. Code writes every figure around them.</summary>
/// <param name="Summary">A few sentences after the result.</param>
/// <param name="Recommendations">What to do next.</param>
/// <param name="Questions">A text for each question.</param>
/// <param name="Strengths">A text for each strength that the evaluation shows.</param>
/// <param name="Areas">The same for areas of development.</param>
internal sealed record ReportReply(
    string Summary,
    ImmutableArray<string> Recommendations,
    ImmutableArray<QuestionText> Questions = default,
    ImmutableArray<FindingText> Strengths = default,
    ImmutableArray<FindingText> Areas = default)
{
    private const int MostCharacters = 200_000;

    private static readonly JsonSerializerOptions Wire = new(JsonSerializerOptions.Strict) { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    /// <summary>The texts, each on one line; null when the reply does not follow the schema.</summary>
    public static ReportReply? Read(string text)
    {
        if (text.Length > MostCharacters)
            return null;
        try
        {
            return JsonSerializer.Deserialize<ReportReply>(text, Wire) is { Recommendations.IsDefault: false } reply && reply.IsWhole() ? reply.OnOneLineEach() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    // The reader takes a null in a list for whatever the list is of.
    private bool IsWhole() =>
        Recommendations.All(text => text is not null) && Given(Questions).All(text => text is not null)
        && Given(Strengths).All(text => text is not null) && Given(Areas).All(text => text is not null);

    private ReportReply OnOneLineEach() => new(
        SafeSentence.OneLine(Summary),
        [.. Recommendations.Select(SafeSentence.OneLine)],
        [.. Given(Questions).Select(question => question with { Text = SafeSentence.OneLine(question.Text) })],
        [.. Given(Strengths).Select(finding => finding with { Text = SafeSentence.OneLine(finding.Text) })],
        [.. Given(Areas).Select(finding => finding with { Text = SafeSentence.OneLine(finding.Text) })]);

    private static ImmutableArray<T> Given<T>(ImmutableArray<T> texts) => texts.IsDefault ? [] : texts;
}
