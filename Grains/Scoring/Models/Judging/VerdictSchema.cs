namespace Assay.Scoring.Models.Judging;

/// <summary>The JSON schema of a verdict.</summary>
internal static class VerdictSchema
{
    /// <summary>With a list of items only where the rubric has any: what may not be said has no place.</summary>
    public static string Of(Analyst analyst, int items) => StrictSchema.Of(
        // Quote and reason come before the level, so that a model has looked before it decides.
        ("criteria", StrictSchema.ListOf(StrictSchema.Of(
            ("criterion", StrictSchema.OneOf(analyst.Criteria.Select(criterion => criterion.Name))),
            ("quote", StrictSchema.Text),
            ("reason", StrictSchema.Text),
            ("level", StrictSchema.OneOf(Enumerable.Range(0, VerdictReply.MostLevel + 1)))))),
        ("items", items == 0 ? null : StrictSchema.ListOf(StrictSchema.Of(
            ("item", StrictSchema.OneOf(Enumerable.Range(1, items))),
            ("quote", StrictSchema.Text),
            ("level", StrictSchema.OneOf(Enumerable.Range(0, VerdictReply.MostLevel + 1))))))).ToJsonString();
}
