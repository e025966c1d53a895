using System.Text;

namespace Assay.Scoring;

/// <summary>The slug that questions of one skill are grouped by.</summary>
internal static class SkillSlug
{
    /// <summary>Trimmed and in lower case, white space as <c>-</c>, only <c>[a-z0-9-]</c> kept, no <c>-</c> doubled or at an end.</summary>
    public static string Of(string skill)
    {
        var slug = new StringBuilder(skill.Length);
        foreach (var character in skill)
        {
            var lower = char.ToLowerInvariant(character);
            if (char.IsAsciiLetterLower(lower) || char.IsAsciiDigit(lower))
                slug.Append(lower);
            else if ((lower == '-' || char.IsWhiteSpace(lower)) && slug.Length > 0 && slug[^1] != '-')
                slug.Append('-');
        }
        return slug.ToString().TrimEnd('-');
    }
}
