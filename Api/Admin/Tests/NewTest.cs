using System.Text.Json;
using Assay.Api.Admin.Assessments;
using Assay.Api.Admin.Requests;
using Assay.Assessments;
using Assay.Errors;

namespace Assay.Api.Admin.Tests;

/// <summary>An admin's order for one test: of a stored assessment, or of one that comes along.</summary>
/// <param name="AssessmentId">The stored assessment, or null.</param>
/// <param name="Inline">The assessment that comes along, or null.</param>
/// <param name="Duration">Minutes, or null for the assessment's own.</param>
/// <param name="TargetRole">The role, or null for the assessment's own.</param>
/// <param name="CandidateEmail">Who takes it.</param>
/// <param name="CandidateName">The name, or empty.</param>
internal sealed record NewTest(
    string? AssessmentId,
    AssessmentDefinition? Inline,
    int? Duration,
    string? TargetRole,
    string CandidateEmail,
    string CandidateName)
{
    private static readonly TextRule Id = new(1, 100);
    private static readonly TextRule Name = new(1, 200);

    public static NewTest Read(JsonElement json)
    {
        var errors = new FieldErrors();
        var fields = new RequestFields(json, errors);
        var assessmentId = fields.Text("assessment_id", Id);
        var inline = assessmentId is null && !errors.Any ? AssessmentReader.Read(fields, describe: false) : null;
        var email = fields.Find("candidate_email") is { } value ? EmailAddress.Parse(RequestFields.StringOf(value)) : null;
        if (email is null)
            throw new AssayException(ErrorKind.Invalid, "invalid_email", "candidate_email must be a mail address of at most 254 characters.");

        // An inline assessment has noted its complaints about these two already.
        var test = new NewTest(
            assessmentId,
            inline,
            inline is null ? AssessmentReader.Duration(fields) : inline.DurationMinutes,
            inline is null ? AssessmentReader.TargetRole(fields) : inline.TargetRole,
            email,
            fields.Text("candidate_name", Name) ?? "");
        errors.ThrowIfAny();
        return test;
    }
}
