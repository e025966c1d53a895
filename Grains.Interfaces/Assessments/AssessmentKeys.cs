using System.Globalization;

namespace Assay.Assessments;

/// <summary>The grain keys of assessments.</summary>
public static class AssessmentKeys
{
    /// <summary>The key of one version, for example <c>assess_1f….v2</c>.</summary>
    public static string Version(string assessmentId, int version) =>
        string.Create(CultureInfo.InvariantCulture, $"{assessmentId}.v{version}");
}
