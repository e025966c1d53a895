namespace Assay.Bench;

/// <summary>Submissions through the whole pipeline, in alternating slices with the two references.</summary>
internal static class PipelineBench
{
    private const int DefaultConcurrency = 64;
    private const int WarmUpCount = 1_000;
    private const int WarmUps = 3;

    public static async Task RunAsync(BenchOptions options, BenchFolder folder)
    {
        var machine = Machine.Look(folder.Path);
        var concurrency = options.Concurrency ?? DefaultConcurrency;
        await using var bench = await PipelineRows.OpenAsync(options, folder, slots: 2 * concurrency, concurrency);
        var counts = new Dictionary<string, int>();
        foreach (var row in bench.Rows)
        {
            for (var i = 0; i < WarmUps; i++)
                counts[row.Name] = CountFor(await row.RunAsync(WarmUpCount, concurrency), options.Seconds, concurrency);
        }

        var slices = bench.Rows.ToDictionary(row => row.Name, _ => new List<Slice>());
        for (var round = 0; round < options.Slices; round++)
        {
            // Every other round backwards, so that no row always comes after the same one.
            foreach (var row in round % 2 == 0 ? bench.Rows : bench.Rows.Reverse())
            {
                var slice = await row.RunAsync(counts[row.Name], concurrency);
                counts[row.Name] = CountFor(slice, options.Seconds, concurrency);
                slices[row.Name].Add(slice);
            }
        }

        var results = slices.Select(pair => PipelineResult.Of(pair.Key, pair.Value, slices)).ToList();
        PipelineTable.Print(machine, options, concurrency, results);
        foreach (var (name, writes, commits) in bench.Transactions)
            await Console.Error.WriteLineAsync($"{name}: {writes} state writes in {commits} transactions, warm-up and preparation included");
    }

    // As many as fit into a slice at the rate of the last one, so that every row is measured equally long.
    private static int CountFor(Slice last, double seconds, int concurrency) =>
        Math.Max(4 * concurrency, (int)(last.Rate * seconds));
}
