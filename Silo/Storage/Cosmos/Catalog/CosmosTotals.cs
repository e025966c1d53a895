using System.Text.Json;
using Assay.Catalog;

namespace Assay.Silo.Storage.Cosmos;

/// <summary>Counts by phase, from the index.</summary>
internal static class CosmosTotals
{
    private const string Operation = "totals";
    private const string Submissions = " WHERE c.GrainType = 'submission'";
    private const string Grouped = " GROUP BY c.Assay.phase";

    public static async Task<DashboardTotals> CountAsync(CosmosReads reads, string? source, DateTimeOffset asOf, CancellationToken cancellationToken)
    {
        var byPhase = new CosmosQuery(
            Operation,
            "SELECT c.Assay.phase, COUNT(1) AS items, SUM(c.Assay.score) AS sum, COUNT(c.Assay.score) AS scored FROM c");
        byPhase.Where("c.GrainType =", "submission");
        byPhase.Where("c.Assay.source =", source);
        byPhase.Append(Grouped);
        var tally = new TotalsTally();
        foreach (var (phase, rows, sum, scored) in await byPhase.ReadAsync(
            reads, row => (Number(row, "phase"), Number(row, "items"), Number(row, "sum"), Number(row, "scored")), null, cancellationToken))
        {
            tally.Add((int)phase, rows, sum, scored);
        }

        var assessments = await new CosmosQuery(Operation, "SELECT VALUE COUNT(1) FROM c WHERE c.GrainType = 'assessment'")
            .ReadAsync(reads, count => count.GetInt64(), null, cancellationToken);
        return tally.ToTotals(assessments.Sum(), asOf);
    }

    public static async Task<WorkCounts> CountWorkAsync(CosmosReads reads, DateTimeOffset asOf, CancellationToken cancellationToken)
    {
        var tally = new WorkTally();
        await AddAsync(Submissions, tally.Add);
        await AddAsync(Submissions + " AND IS_DEFINED(c.Assay.nextRetryAt)", tally.AddScheduled);
        return tally.ToCounts(asOf);

        async Task AddAsync(string filter, Action<int, long> add)
        {
            var query = new CosmosQuery(Operation, $"SELECT c.Assay.phase, COUNT(1) AS items FROM c{filter}{Grouped}");
            foreach (var (phase, rows) in await query.ReadAsync(reads, row => (Number(row, "phase"), Number(row, "items")), null, cancellationToken))
                add((int)phase, rows);
        }
    }

    // Sums come as doubles; those of whole numbers are whole.
    private static long Number(JsonElement row, string name) => row.TryGetProperty(name, out var value) ? (long)value.GetDouble() : 0;
}
