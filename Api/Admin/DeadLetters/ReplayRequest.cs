using System.Text.Json;
using Assay.Api.Admin.Requests;

namespace Assay.Api.Admin.DeadLetters;

/// <summary>Which failed submissions to try again.</summary>
/// <param name="Ids">1–100 submissions.</param>
/// <param name="Reason">Why, at most 1000 characters; may be left out.</param>
/// <param name="DryRun">Only says what would be tried.</param>
/// <param name="PerSecond">The most that are tried a second, 5–100.</param>
internal sealed record ReplayRequest(IReadOnlyList<string> Ids, string Reason, bool DryRun, int PerSecond)
{
    private const int Most = 100;
    private const int DefaultRate = 50;

    private static readonly TextRule ReasonRule = new(1, 1000, Multiline: true);

    public static ReplayRequest Read(JsonElement json)
    {
        var errors = new FieldErrors();
        var fields = new RequestFields(json, errors);
        var ids = fields.Items("ids", 1, Most, "submission_ids").Select(RequestFields.StringOf).ToArray();
        if (ids.Any(id => id is null))
            fields.Complain("ids", "must be texts");
        var reason = fields.Text("reason", ReasonRule)?.Trim() ?? "replayed from the dead letters";
        var dryRun = fields.Flag("dry_run");
        var rate = fields.Integer("per_second", 5, 100) ?? DefaultRate;
        errors.ThrowIfAny();
        return new ReplayRequest([.. ids.OfType<string>().Distinct()], reason, dryRun, rate);
    }
}
