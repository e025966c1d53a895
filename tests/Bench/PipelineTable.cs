using System.Globalization;
using System.Text.Json;

namespace Assay.Bench;

/// <summary>Prints the results, as a Markdown table or as one JSON object a line.</summary>
internal static class PipelineTable
{
    private const string Head =
        """
        | row | submissions/s | accept p50/p99 ms | end to end p50/p99 ms | CPU µs each | KB allocated each | state writes | reminders | × official | CPU / official | × raw loop | × direct |
        |---|---|---|---|---|---|---|---|---|---|---|---|
        """;

    public static void Print(Machine machine, BenchOptions options, int concurrency, IReadOnlyList<PipelineResult> results)
    {
        if (options.Json)
        {
            foreach (var result in results)
                Console.WriteLine(JsonSerializer.Serialize(new { machine, store = options.Postgres ? "postgres" : "sqlite", concurrency, result }));
            return;
        }

        Console.WriteLine(machine);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"concurrency {concurrency}, 4 KB submissions, {(options.Postgres ? "PostgreSQL with fsync and synchronous_commit on, CPU with the server's" : "SQLite WAL with synchronous=FULL")}; load at the end {Machine.LoadNow()}"));
        Console.WriteLine();
        Console.WriteLine(Head);
        foreach (var result in results)
            Console.WriteLine(Line(result));
    }

    private static string Line(PipelineResult result) => string.Create(
        CultureInfo.InvariantCulture,
        $"| {result.Row} | {result.SubmissionsPerSecond:N0} | {result.AcceptP50Ms:F1}/{result.AcceptP99Ms:F1} "
        + $"| {result.EndToEndP50Ms:F1}/{result.EndToEndP99Ms:F1} | {result.CpuMicroseconds:N0} | {result.AllocatedBytes / 1024:F1} "
        + $"| {result.StateWrites:F2} | {result.Reminders:F2} | {Times(result.RateToOfficial)} | {Times(result.CpuToOfficial)} | {Times(result.RateToRaw)} | {Times(result.RateToDirect)} |");

    private static string Times(double? ratio) => ratio is { } value ? value.ToString("F2", CultureInfo.InvariantCulture) : "";
}
