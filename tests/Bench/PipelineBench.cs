namespace Assay.Bench;

/// <summary>Submissions through the whole pipeline, in alternating slices with the two references.</summary>
internal static class PipelineBench
{
    private const int DefaultConcurrency = 64;
    private const int WarmUpCount = 1_500;

    public static async Task RunAsync(BenchOptions options, BenchFolder folder)
    {
        var machine = Machine.Look(folder.Path);
        var concurrency = options.Concurrency ?? DefaultConcurrency;
        await using var bench = await PipelineRows.OpenAsync(options, folder, slots: 2 * concurrency);
        var counts = new Dictionary<IRow, int>();
        foreach (var row in bench.Rows)
        {
            await row.RunAsync(WarmUpCount, concurrency);
            var warm = await row.RunAsync(WarmUpCount, concurrency);
            counts[row] = Math.Max(concurrency, (int)(warm.Rate * options.Seconds));
        }

        var slices = bench.Rows.ToDictionary(row => row.Name, _ => new List<Slice>());
        for (var round = 0; round < options.Slices; round++)
        {
            // Every other round backwards, so that no row always comes after the same one.
            foreach (var row in round % 2 == 0 ? bench.Rows : bench.Rows.Reverse())
                slices[row.Name].Add(await row.RunAsync(counts[row], concurrency));
        }

        var results = slices.Select(pair => PipelineResult.Of(pair.Key, pair.Value, slices)).ToList();
        PipelineTable.Print(machine, concurrency, results, options.Json);
    }
}
