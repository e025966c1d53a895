namespace Assay.Reports;

/// <summary>The score of one skill.</summary>
/// <param name="Slug">The skill's slug, for example <c>react-hooks</c>.</param>
/// <param name="Name">The skill as the assessment names it.</param>
/// <param name="Points">Points reached in its questions.</param>
/// <param name="MaxPoints">Points at stake in its questions.</param>
/// <param name="Percentage">100 × points / maximum; 0 when nothing is at stake.</param>
/// <param name="Category"><c>unsatisfactory</c> (&lt; 40), <c>average</c> (40–59), <c>good</c> (60–84) or <c>exceptional</c> (≥ 85).</param>
/// <param name="Provisional">True while one of its questions waits for a human.</param>
[GenerateSerializer]
[Immutable]
[Alias("assay.SkillScore")]
public sealed record SkillScore(
    string Slug,
    string Name,
    decimal Points,
    decimal MaxPoints,
    decimal Percentage,
    string Category,
    bool Provisional);
