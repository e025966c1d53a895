namespace Assay.Silo.Storage.Sqlite;

/// <summary>
/// The index that a list walks. When a filter admits few rows, its index gives them all and they are sorted; otherwise an
/// index is walked in the order asked for, and what it holds beside its order decides the other filters without a row read.
/// </summary>
/// <param name="Index">Name of the index.</param>
/// <param name="PerPhase">True when the walk is one ordered walk per phase, merged.</param>
internal readonly record struct ListDriver(string Index, bool PerPhase = false)
{
    /// <summary>So few rows are fetched and sorted faster than any other way is found.</summary>
    private const int Few = 2000;

    public static ListDriver Choose(Db db, ListFilter filter) => Selective(db, filter) ?? Ordered(filter);

    /// <summary>The index to walk when every filter admits many rows.</summary>
    public static ListDriver Ordered(ListFilter filter)
    {
        // However many tests a person takes, they are a few against all.
        if (filter.Query.CandidateEmail is not null)
            return new ListDriver("ix_email");
        if (filter.ByScore)
            return new ListDriver("ix_score");
        if (filter.Query.AssessmentId is not null)
            return new ListDriver("ix_assessment");
        if (filter.LimitsPhase || filter.LimitsScore)
            return new ListDriver("ix_phase", PerPhase: true);
        return new ListDriver(filter.Query.Source is not null ? "ix_source" : "ix_created");
    }

    private static ListDriver? Selective(Db db, ListFilter filter)
    {
        var best = ((ListDriver?)null, Few);
        if (filter.Query.CandidateEmail is not null)
            best = Better(best, db, "ix_email", filter.AddEmail);
        if (filter.Query.AssessmentId is not null)
            best = Better(best, db, "ix_assessment", filter.AddAssessment);
        if (filter.LimitsPhase)
            best = Better(best, db, "ix_phase", filter.AddPhases);
        if (filter.Query.Source is not null)
            best = Better(best, db, "ix_source", filter.AddSource);
        if (filter.LimitsScore)
            best = Better(best, db, "ix_score", filter.AddScore);
        if (filter.LimitsCreated)
            best = Better(best, db, "ix_created", filter.AddCreated);
        return best.Item1;
    }

    private static (ListDriver? Driver, int Rows) Better(
        (ListDriver? Driver, int Rows) best,
        Db db,
        string index,
        Action<SqlBuilder> condition)
    {
        var sql = SqliteBuilder.Sql($"SELECT count(*) FROM (SELECT 1 FROM submissions INDEXED BY {index}");
        condition(sql);
        sql.Append($" LIMIT {best.Rows})");
        using var statement = sql.Prepare(db);
        statement.Step();
        var rows = (int)statement.Int64(0);
        return rows < best.Rows ? (new ListDriver(index), rows) : best;
    }
}
