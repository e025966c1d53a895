using System.Text.RegularExpressions;

namespace Assay.Api.Candidate;

/// <summary>The ids that can exist, so that others are refused without asking a grain.</summary>
internal static partial class EntityIds
{
    public static bool IsAssessment(string id) => Assessment().IsMatch(id);

    [GeneratedRegex(@"\Aassess_[A-Za-z0-9_-]{1,90}\z")]
    private static partial Regex Assessment();
}
