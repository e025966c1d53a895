using System.Globalization;
using Assay.Catalog;

namespace Assay.Silo.Storage;

/// <summary>A query's filters in the terms of the columns.</summary>
/// <param name="Query">The query.</param>
/// <param name="Phases">The stored phases that it admits.</param>
internal sealed record ListFilter(SubmissionQuery Query, IReadOnlyList<int> Phases)
{
    public bool ByScore => IsByScore(Query.Sort);

    public bool Descending => Query.Sort is SubmissionSort.CreatedDescending or SubmissionSort.ScoreDescending;

    public bool LimitsPhase => Query.Status is not null || Query.ScoringStatus is not null || Query.ReportStatus is not null;

    public bool LimitsScore => Query.MinScore is not null || Query.MaxScore is not null;

    public bool LimitsCreated => Query.From is not null || Query.To is not null;

    public static bool IsByScore(SubmissionSort sort) => sort is SubmissionSort.ScoreDescending or SubmissionSort.ScoreAscending;

    /// <summary>Adds every condition; <paramref name="phase"/> is the one of a union's arm, which makes the set of phases superfluous.</summary>
    public void AddTo(SqlBuilder sql, int? phase = null)
    {
        if (phase is not null)
            sql.Where("phase = ", phase);
        else
            AddPhases(sql);
        AddEmail(sql);
        AddAssessment(sql);
        AddSource(sql);
        AddScore(sql);
        AddCreated(sql);
    }

    public void AddPhases(SqlBuilder sql)
    {
        if (LimitsPhase)
            sql.Where($"phase IN ({string.Join(',', Phases.Select(phase => phase.ToString(CultureInfo.InvariantCulture)))})");
    }

    public void AddEmail(SqlBuilder sql) =>
        sql.WhereEqual("email_key", Query.CandidateEmail is { } email ? EmailKey.Of(email) : null);

    public void AddAssessment(SqlBuilder sql) => sql.WhereEqual("assessment_id", Query.AssessmentId);

    public void AddSource(SqlBuilder sql) => sql.WhereEqual("source", Query.Source);

    public void AddScore(SqlBuilder sql)
    {
        if (ByScore || LimitsScore)
            sql.Where("score IS NOT NULL");
        sql.Where("score >= ", Query.MinScore is { } least ? MicroPercent.AtLeast(least) : null);
        sql.Where("score <= ", Query.MaxScore is { } most ? MicroPercent.AtMost(most) : null);
    }

    public void AddCreated(SqlBuilder sql)
    {
        sql.Where("created_at >= ", Query.From?.UtcTicks);
        sql.Where("created_at < ", Query.To?.UtcTicks);
    }
}
