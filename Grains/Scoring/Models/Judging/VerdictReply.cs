using System.Collections.Immutable;
using System.Text.Json;

namespace Assay.Scoring.Models.Judging;

/// <summary>A verdict as a model writes it.</summary>
/// <param name="Criteria">One entry for each criterion.</param>
/// <param name="Items">One entry for each rubric item; left out where there are none.</param>
internal sealed record VerdictReply(ImmutableArray<CriterionVerdict> Criteria, ImmutableArray<ItemVerdict> Items = default)
{
    /// <summary>The best level; 0 is the worst.</summary>
    public const int MostLevel = 4;

    private const int MostCharacters = 200_000;

    // Strict: nothing missing, nothing unknown, nothing twice.
    private static readonly JsonSerializerOptions Wire = new(JsonSerializerOptions.Strict) { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    /// <summary>The verdict, or null when the text is anything but one that follows the schema.</summary>
    public static VerdictReply? Read(string text, Analyst analyst, int items)
    {
        if (text.Length > MostCharacters)
            return null;
        try
        {
            var reply = JsonSerializer.Deserialize<VerdictReply>(text, Wire);
            return reply is { Criteria.IsDefault: false } && reply.Items.IsDefault == (items == 0) && reply.Follows(analyst, items)
                ? reply with { Items = reply.Items.IsDefault ? [] : reply.Items }
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    // What a schema cannot say: every criterion once. An item left out is left out of the score's explanation, no more.
    private bool Follows(Analyst analyst, int items) =>
        Criteria.All(verdict => verdict is { Level: >= 0 and <= MostLevel })
        && (Items.IsDefault ? [] : Items).All(verdict => verdict is { Level: >= 0 and <= MostLevel } && verdict.Item >= 1 && verdict.Item <= items)
        && Criteria.Select(verdict => verdict.Criterion).Order(StringComparer.Ordinal)
            .SequenceEqual(analyst.Criteria.Select(criterion => criterion.Name).Order(StringComparer.Ordinal));
}
