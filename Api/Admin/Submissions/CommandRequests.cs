using System.Text.Json;
using Assay.Api.Admin.Requests;

namespace Assay.Api.Admin.Submissions;

/// <summary>Why an admin does something to a submission.</summary>
internal static class Reason
{
    private static readonly TextRule Rule = new(1, 1000, Required: true, Multiline: true);

    public static string Read(RequestFields fields) => fields.Text("reason", Rule)?.Trim() ?? "";
}

/// <summary>The body of a retry.</summary>
internal sealed record RetryRequest(string Reason)
{
    public static RetryRequest Read(JsonElement json)
    {
        var errors = new FieldErrors();
        var request = new RetryRequest(Submissions.Reason.Read(new RequestFields(json, errors)));
        errors.ThrowIfAny();
        return request;
    }
}

/// <summary>The body of an order to erase.</summary>
/// <param name="Reason">Why, 1–1000 characters; kept for ever.</param>
internal sealed record EraseRequest(string Reason)
{
    public static EraseRequest Read(JsonElement json)
    {
        var errors = new FieldErrors();
        var request = new EraseRequest(Submissions.Reason.Read(new RequestFields(json, errors)));
        errors.ThrowIfAny();
        return request;
    }
}

/// <summary>The body of a rescore.</summary>
/// <param name="Reason">Why, 1–1000 characters.</param>
/// <param name="Supersede">True to abandon a run that is under way.</param>
internal sealed record RescoreRequest(string Reason, bool Supersede)
{
    public static RescoreRequest Read(JsonElement json)
    {
        var errors = new FieldErrors();
        var fields = new RequestFields(json, errors);
        var request = new RescoreRequest(Submissions.Reason.Read(fields), fields.Flag("supersede"));
        errors.ThrowIfAny();
        return request;
    }
}

/// <summary>The body of a human mark.</summary>
/// <param name="QuestionId">The question.</param>
/// <param name="Score">0 to 1.</param>
/// <param name="Reason">Why, 1–1000 characters.</param>
internal sealed record MarkRequest(string QuestionId, decimal Score, string Reason)
{
    public static MarkRequest Read(JsonElement json)
    {
        var errors = new FieldErrors();
        var fields = new RequestFields(json, errors);
        var request = new MarkRequest(
            fields.Id("question_id", required: true) ?? "",
            fields.Number("score", 0, 1) ?? 0,
            Submissions.Reason.Read(fields));
        errors.ThrowIfAny();
        return request;
    }
}
