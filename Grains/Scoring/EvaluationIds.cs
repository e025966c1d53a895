using System.Globalization;

namespace Assay.Scoring;

/// <summary>The ids of evaluations: <c>eval_</c>, the submission's key without its prefix, run and revision.</summary>
internal static class EvaluationIds
{
    private const string SubmissionPrefix = "sub_";

    public static string Of(string submissionId, int run, int revision) =>
        string.Create(CultureInfo.InvariantCulture, $"eval_{Bare(submissionId)}.{run}.{revision}");

    /// <summary>The id of another revision of the same run.</summary>
    public static string WithRevision(string evaluationId, int revision) =>
        string.Create(CultureInfo.InvariantCulture, $"{evaluationId.AsSpan(0, evaluationId.LastIndexOf('.') + 1)}{revision}");

    /// <summary>A submission's key without its prefix.</summary>
    public static string Bare(string submissionId) =>
        submissionId.StartsWith(SubmissionPrefix, StringComparison.Ordinal) ? submissionId[SubmissionPrefix.Length..] : submissionId;
}
