using System.Globalization;
using System.Text.RegularExpressions;

namespace Assay.Scoring.Embedded.Content;

/// <summary>One item of a rubric that lists what a good answer holds.</summary>
/// <param name="Text">The item without its list mark and points.</param>
/// <param name="Weight">Its stated points, else 1.</param>
/// <param name="Reference">What it asks for.</param>
internal sealed partial record Criterion(string Text, decimal Weight, Reference Reference)
{
    // One line is a sentence about the answer, not a list.
    private const int LeastItems = 2;

    private const decimal MostPoints = 1000;

    /// <summary>The items of a rubric that lists any: lines that begin with a bullet or a number. Empty for any other text.</summary>
    public static List<Criterion> Of(string? rubric, HashSet<string> questionStems)
    {
        var items = CompatibilityFold.Plain(rubric ?? "").Split('\n').Select(line => Item().Match(line)).Where(item => item.Success)
            .Select(item => Read(item.Groups["text"].Value, questionStems)).Where(item => item.Reference.Weight > 0).ToList();
        return items.Count >= LeastItems ? items : [];
    }

    private static Criterion Read(string line, HashSet<string> questionStems)
    {
        var points = Points().Match(line);
        var text = points.Success ? line.Remove(points.Index, points.Length).Trim(' ', ':', '-', ',', ';') : line.Trim();
        var weight = points.Success && decimal.TryParse(points.Groups["points"].Value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var stated)
            ? Math.Min(stated, MostPoints)
            : 1;
        return new(text, weight > 0 ? weight : 1, new(Verb().Replace(text, ""), questionStems));
    }

    [GeneratedRegex(@"^\s*([-*•●○+]|\(?(\d{1,2}|[a-z]|[ivx]{1,4})[.)](?!\d))\s*(?<text>\S.*)$", RegexOptions.CultureInvariant)]
    private static partial Regex Item();

    // What the answer is to do is no part of what it is to say.
    [GeneratedRegex(
        @"^\s*((correctly|clearly|the answer)\s+)?(names?|mentions?|explains?|states?|describes?|identif(y|ies)|says?|gives?|lists?|notes?|defines?|includes?|shows?)\b(\s+(that|how|why)\b)?",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Verb();

    [GeneratedRegex(@"[(\[]?\s*(?<points>\d{1,4}(\.\d{1,2})?)\s*(points?|pts?|marks?|p)\b\.?\s*[)\]]?", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Points();
}
