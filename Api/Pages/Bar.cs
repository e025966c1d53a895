using Assay.Api.Admin;

namespace Assay.Api.Pages;

/// <summary>A horizontal bar of 0–100 %, drawn with shapes: a style attribute would need a laxer policy.</summary>
internal static class Bar
{
    public static Markup Of(decimal percentage, string category) => Of(percentage, category, 0, 0);

    /// <summary>With the range that the final score lies in, behind the bar.</summary>
    public static Markup Of(decimal percentage, string category, decimal lowest, decimal highest)
    {
        var range = highest > lowest
            ? Markup.Of($"<rect class=\"range\" x=\"{Within(lowest)}\" width=\"{Within(highest) - Within(lowest)}\" height=\"8\"/>")
            : Markup.Empty;
        return Markup.Of($"""
            <svg class="bar" viewBox="0 0 100 8" preserveAspectRatio="none" role="img" aria-label="{Shown.Percent(percentage)} percent"><rect class="track" width="100" height="8"/>{range}<rect class="fill {category}" width="{Within(percentage)}" height="8"/></svg>
            """);
    }

    private static decimal Within(decimal percentage) => Shown.Percent(Math.Clamp(percentage, 0, 100));
}
