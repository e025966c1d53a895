namespace Assay.Catalog;

/// <summary>How much work waits at each stage of the pipeline, counted in the store.</summary>
/// <param name="Scoring">Submissions whose scoring is under way.</param>
/// <param name="Report">Submissions whose report is under way.</param>
/// <param name="AsOf">When it was counted, UTC.</param>
[GenerateSerializer]
[Immutable]
[Alias("assay.WorkCounts")]
public sealed record WorkCounts(StageWork Scoring, StageWork Report, DateTimeOffset AsOf);
