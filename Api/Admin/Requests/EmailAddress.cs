using System.Globalization;

namespace Assay.Api.Admin.Requests;

/// <summary>
/// A plain check of a mail address: one that a mail program, a log line or a page could misread is refused, whatever the
/// mail standards would allow.
/// </summary>
internal static class EmailAddress
{
    private const string Forbidden = "<>()[]{},;:\\\"`|";

    /// <summary>The address without spaces around it, or null when it is none.</summary>
    public static string? Parse(string? text)
    {
        var address = text?.Trim(' ');
        if (address is null or { Length: < 3 or > 254 } || address.Any(IsForbidden))
            return null;

        var at = address.IndexOf('@', StringComparison.Ordinal);
        if (at is < 1 or > 64 || at != address.LastIndexOf('@'))
            return null;
        return IsDotted(address[..at], 1, _ => true) && IsDotted(address[(at + 1)..], 2, IsHostLabel) ? address : null;
    }

    private static bool IsForbidden(char c) =>
        char.IsControl(c) || char.IsWhiteSpace(c) || char.IsSurrogate(c)
        || char.GetUnicodeCategory(c) is UnicodeCategory.Format
        || Forbidden.Contains(c, StringComparison.Ordinal);

    private static bool IsDotted(string text, int fewest, Func<string, bool> isPart)
    {
        var parts = text.Split('.');
        return parts.Length >= fewest && parts.All(p => p.Length > 0 && isPart(p));
    }

    private static bool IsHostLabel(string label) =>
        label[0] != '-' && label[^1] != '-' && label.All(c => char.IsLetterOrDigit(c) || c == '-');
}
