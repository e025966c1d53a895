using System.Text.RegularExpressions;

namespace Assay.Scoring.Embedded.Content;

/// <summary>One item of a rubric that lists what a good answer holds.</summary>
/// <param name="Text">The item without its list mark and points.</param>
/// <param name="Weight">Its stated points, else 1.</param>
/// <param name="Reference">What it asks for.</param>
internal sealed partial record Criterion(string Text, decimal Weight, Reference Reference)
{
    /// <summary>The items of a rubric that lists any, without those that ask for nothing.</summary>
    public static List<Criterion> Of(string? rubric, HashSet<string> questionStems) =>
    [
        .. RubricItem.Of(rubric)
            .Select(item => new Criterion(item.Text, item.Weight, new(Verb().Replace(item.Text, ""), questionStems)))
            .Where(criterion => criterion.Reference.Weight > 0),
    ];

    // What the answer is to do is no part of what it is to say.
    [GeneratedRegex(
        @"^\s*((correctly|clearly|the answer)\s+)?(names?|mentions?|explains?|states?|describes?|identif(y|ies)|says?|gives?|lists?|notes?|defines?|includes?|shows?)\b(\s+(that|how|why)\b)?",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Verb();
}
