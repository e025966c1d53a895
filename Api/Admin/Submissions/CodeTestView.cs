using Assay.Scoring;

namespace Assay.Api.Admin.Submissions;

/// <summary>What came of one test case; neither its input nor its output is shown.</summary>
internal sealed record CodeTestView(int Number, bool Hidden, bool Passed, string Status, int? Milliseconds, int? Kilobytes)
{
    public static CodeTestView Of(CodeTestResult test) => new(test.Number, test.Hidden, test.Passed, test.Status, test.Milliseconds, test.Kilobytes);
}
