using System.Security.Cryptography;
using Assay.Errors;

namespace Assay.Api.Admin;

/// <summary>Keys of submissions and assessments: 128 random bits, so that none can be guessed.</summary>
internal static class Ids
{
    private const int Longest = 64;

    public static string NewSubmission() => "sub_" + RandomNumberGenerator.GetHexString(32, lowercase: true);

    public static string NewAssessment() => "assess_" + RandomNumberGenerator.GetHexString(32, lowercase: true);

    public static string NewRescoreJob() => "rjob_" + RandomNumberGenerator.GetHexString(32, lowercase: true);

    /// <summary>The id itself; one that cannot be a key is unknown without waking a grain for it.</summary>
    public static string Submission(string id) => IsKey(id, "sub_") ? id : throw NoSubmission();

    /// <inheritdoc cref="Submission"/>
    public static string Assessment(string id) => IsKey(id, "assess_") ? id : throw NoAssessment();

    /// <inheritdoc cref="Submission"/>
    public static string RescoreJob(string id) => IsKey(id, "rjob_")
        ? id
        : throw new AssayException(ErrorKind.NotFound, "job_not_found", "There is no job with this id.");

    public static AssayException NoSubmission() =>
        new(ErrorKind.NotFound, "submission_not_found", "There is no submission with this id.");

    public static AssayException NoAssessment() =>
        new(ErrorKind.NotFound, "assessment_not_found", "There is no assessment with this id.");

    private static bool IsKey(string id, string prefix) =>
        id.Length > prefix.Length && id.Length <= Longest
        && id.StartsWith(prefix, StringComparison.Ordinal)
        && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-');
}
