using System.Globalization;
using System.Text.Json;
using Assay.Catalog;
using Assay.Servers;

namespace Assay.Bench;

/// <summary>List pages and the dashboard over many stored submissions, through the catalog grain.</summary>
internal static class ListsBench
{
    private const int DefaultConcurrency = 4;
    private const int Calls = 400;
    private const int WarmUpCalls = 40;

    public static async Task RunAsync(BenchOptions options, BenchFolder folder)
    {
        var machine = Machine.Look(folder.Path);
        var concurrency = options.Concurrency ?? DefaultConcurrency;
        await using var server = options.Postgres ? await PostgresServer.StartAsync() : null;
        await using var host = await BenchHost.StartAsync(await BenchStore.NewAsync(folder.For("lists"), server), slots: 64, noOp: false, official: false);
        await ListRows.FillAsync(host, options.Rows);
        var results = new List<ListResult>();
        foreach (var (name, call) in ListCalls.Of(host.Grains.GetGrain<ICatalogGrain>(ICatalogGrain.Key)))
        {
            await SliceRunner.EachAsync(WarmUpCalls, concurrency, call);
            results.Add(await ListResult.MeasureAsync(name, Calls, concurrency, call));
        }

        Print(machine, options, concurrency, results);
    }

    private static void Print(Machine machine, BenchOptions options, int concurrency, List<ListResult> results)
    {
        if (options.Json)
        {
            foreach (var result in results)
                Console.WriteLine(JsonSerializer.Serialize(new { machine, options.Rows, concurrency, result }));
            return;
        }

        Console.WriteLine(machine);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{options.Rows:N0} stored submissions in {(options.Postgres ? "PostgreSQL" : "SQLite")}, concurrency {concurrency}, {Calls} calls each; load at the end {Machine.LoadNow()}"));
        Console.WriteLine();
        Console.WriteLine("| call | p50 ms | p99 ms | longest ms |\n|---|---|---|---|");
        foreach (var result in results)
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {result.Call} | {result.P50Ms:F2} | {result.P99Ms:F2} | {result.LongestMs:F2} |"));
    }
}
