namespace Assay.Api.Admin.Reports;

/// <summary>A timeline's event name as people read it: <c>attempt_failed</c> is «Attempt failed».</summary>
internal static class EventInWords
{
    public static string Of(string name)
    {
        var words = name.Replace('_', ' ').Replace('.', ' ').Trim();
        return words.Length == 0 ? "" : char.ToUpperInvariant(words[0]) + words[1..];
    }
}
