using System.Collections.Immutable;
using System.Globalization;
using Assay.Assessments;

namespace Assay.Scoring;

/// <summary>Reads a multiple-choice answer: an option's id, else its zero-based index, else its text.</summary>
internal static class McqAnswer
{
    /// <summary>The option meant, or null when the answer matches none.</summary>
    public static AnswerOption? Read(ImmutableArray<AnswerOption> options, string answer)
    {
        if (options.IsDefaultOrEmpty)
            return null;
        var given = answer.Trim();
        return options.FirstOrDefault(option => option.Id == given)
            ?? AtIndex(options, given)
            ?? options.FirstOrDefault(option => string.Equals(option.Text.Trim(), given, StringComparison.OrdinalIgnoreCase));
    }

    // Only the plain form counts as an index: "01" or "+1" may be an option's text.
    private static AnswerOption? AtIndex(ImmutableArray<AnswerOption> options, string given) =>
        given.Length is 1 or 2
        && int.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out var index)
        && index < options.Length
        && index.ToString(CultureInfo.InvariantCulture) == given
            ? options[index]
            : null;
}
