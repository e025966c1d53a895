using System.Text.Json;
using Assay.Api.Admin.Requests;
using Assay.Queue;

namespace Assay.Api.Admin.DeadLetters;

/// <summary>How to reconcile.</summary>
/// <param name="Reason">Why; may be left out.</param>
/// <param name="DryRun">Only counts.</param>
internal sealed record ReconcileRequest(string Reason, bool DryRun)
{
    private static readonly TextRule ReasonRule = new(1, 1000, Multiline: true);

    public static ReconcileRequest Read(JsonElement json)
    {
        var errors = new FieldErrors();
        var fields = new RequestFields(json, errors);
        var reason = fields.Text("reason", ReasonRule)?.Trim() ?? "reconciled";
        var dryRun = fields.Flag("dry_run");
        errors.ThrowIfAny();
        return new ReconcileRequest(reason, dryRun);
    }
}

/// <summary>What was done.</summary>
/// <param name="Success">True when every letter could be judged, and all were looked at.</param>
/// <param name="Examined">Letters looked at.</param>
/// <param name="Resent">Settled, and their unfinished work sent again.</param>
/// <param name="Settled">Settled: nothing is left to do for them.</param>
/// <param name="Kept">Left where they are.</param>
/// <param name="Unclear">Of these: their submission could not be asked.</param>
/// <param name="Reasons">Examined letters by reason.</param>
/// <param name="More">Repeat the call: there are more letters than one call walks over.</param>
internal sealed record ReconcileReply(
    bool Success,
    int Examined,
    int Resent,
    int Settled,
    int Kept,
    int Unclear,
    IReadOnlyDictionary<string, int> Reasons,
    bool More)
{
    public static ReconcileReply Of(LetterCount count) => new(
        count.Unclear == 0 && !count.More,
        count.Examined,
        count.Resent,
        count.Settled,
        count.Kept,
        count.Unclear,
        count.Reasons,
        count.More);
}
