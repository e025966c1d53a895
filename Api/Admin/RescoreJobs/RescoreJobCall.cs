using System.Text.Json;
using Assay.Api.Admin.Requests;
using Assay.RescoreJobs;

namespace Assay.Api.Admin.RescoreJobs;

/// <summary>The body of an order to score an assessment again.</summary>
/// <param name="Reason">Why, 1–1000 characters.</param>
/// <param name="Trigger"><c>rescore</c> (default) or <c>model_upgrade</c>.</param>
/// <param name="Only"><c>all</c> (default), <c>provisional</c> or <c>failed</c>.</param>
internal sealed record RescoreJobCall(string Reason, string Trigger, RescoreOnly Only)
{
    private static readonly TextRule Word = new(1, 40);

    public static RescoreJobCall Read(JsonElement json)
    {
        var errors = new FieldErrors();
        var fields = new RequestFields(json, errors);
        var reason = Submissions.Reason.Read(fields);
        var trigger = fields.Text("trigger", Word) ?? "rescore";
        if (trigger is not ("rescore" or "model_upgrade"))
            fields.Complain("trigger", "must be one of: rescore, model_upgrade");
        var only = fields.Text("only", Word) is { } word ? WireName.Parse<RescoreOnly>(word) : RescoreOnly.All;
        if (only is null)
            fields.Complain("only", $"must be one of: {string.Join(", ", WireName.All<RescoreOnly>())}");
        errors.ThrowIfAny();
        return new RescoreJobCall(reason, trigger, only ?? RescoreOnly.All);
    }
}
