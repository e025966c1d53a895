using Npgsql;

namespace Assay.Silo.Storage.Postgres;

/// <summary>
/// Looks for a filter that admits few rows: those are fetched by its index and sorted, which beats walking any order in search of
/// them.
/// </summary>
internal static class PostgresSelection
{
    /// <summary>So few rows are fetched and sorted faster than any other way is found.</summary>
    private const int Few = 1000;

    /// <summary>The condition of the most selective filter; null when every filter admits many rows.</summary>
    public static async Task<Action<SqlBuilder>?> FindAsync(NpgsqlConnection connection, ListFilter filter, CancellationToken cancellationToken)
    {
        var candidates = new List<Action<SqlBuilder>>();
        if (filter.Query.CandidateEmail is not null)
            candidates.Add(filter.AddEmail);
        if (filter.Query.AssessmentId is not null)
            candidates.Add(filter.AddAssessment);
        if (filter.LimitsPhase)
            candidates.Add(filter.AddPhases);
        if (filter.LimitsScore)
            candidates.Add(filter.AddScore);
        if (filter.LimitsCreated)
            candidates.Add(filter.AddCreated);
        if (candidates.Count == 0)
            return null;

        // One statement for all: each arm stops counting at the limit.
        var sql = PostgresBuilder.Sql("SELECT ");
        for (var i = 0; i < candidates.Count; i++)
        {
            sql.AppendSelect(i == 0 ? "(SELECT count(*) FROM (SELECT FROM submissions" : ", (SELECT count(*) FROM (SELECT FROM submissions");
            candidates[i](sql);
            sql.Append($" LIMIT {Few}) n{i})");
        }

        var counts = await sql.ReadAsync(connection, row => candidates.Select((_, i) => row.GetInt64(i)).ToList(), cancellationToken);
        var fewest = counts[0].Min();
        return fewest < Few ? candidates[counts[0].IndexOf(fewest)] : null;
    }
}
