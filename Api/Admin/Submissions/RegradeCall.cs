using System.Text.Json;
using System.Text.Json.Serialization;
using Assay.Api.Admin.Requests;
using Assay.Scoring;

namespace Assay.Api.Admin.Submissions;

/// <summary>The body of a request for a second look by a human.</summary>
/// <param name="QuestionId">The question.</param>
/// <param name="Reason">Why, 1–1000 characters.</param>
internal sealed record RegradeCall(string QuestionId, string Reason)
{
    public static RegradeCall Read(JsonElement json)
    {
        var errors = new FieldErrors();
        var fields = new RequestFields(json, errors);
        var request = new RegradeCall(fields.Id("question_id", required: true) ?? "", Submissions.Reason.Read(fields));
        errors.ThrowIfAny();
        return request;
    }
}

/// <summary>The request that is open: a repeat gets the first one.</summary>
internal sealed record RegradeReply(
    bool Success,
    [property: JsonPropertyName("submission_id")] string SubmissionId,
    [property: JsonPropertyName("question_id")] string QuestionId,
    RegradeView Regrade,
    string Message)
{
    public static RegradeReply Of(string id, string question, RegradeRequest request) =>
        new(true, id, question, RegradeView.Of(request), "The question waits for a human; its score stands until then.");
}
