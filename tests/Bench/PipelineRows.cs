namespace Assay.Bench;

/// <summary>The rows that were asked for, with the silos beneath them.</summary>
internal sealed class PipelineRows : IAsyncDisposable
{
    private readonly List<IAsyncDisposable> _hosts = [];
    private readonly List<IRow> _rows = [];

    public IReadOnlyList<IRow> Rows => _rows;

    public static async Task<PipelineRows> OpenAsync(BenchOptions options, BenchFolder folder, int slots)
    {
        var opened = new PipelineRows();
        if (options.Wants(RowNames.NoOp))
            opened._rows.Add(await opened.HostAsync(RowNames.NoOp, folder, slots, noOp: true, official: false));
        if (options.Wants(RowNames.Official))
            opened._rows.Add(await opened.HostAsync(RowNames.Official, folder, slots, noOp: true, official: true));
        if (options.Wants(RowNames.Raw))
            opened._rows.Add(new RawLoop(folder.For(RowNames.Raw)));
        if (options.Wants(RowNames.Embedded))
            opened._rows.Add(await opened.HostAsync(RowNames.Embedded, folder, slots, noOp: false, official: false));
        if (options.Wants(RowNames.Candidate))
        {
            var host = await opened.StartAsync(RowNames.Candidate, folder, slots, noOp: false, official: false);
            opened._rows.Add(new CandidateRow(host, await BenchExam.PublishAsync(host.Grains)));
        }

        return opened;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var row in _rows.OfType<IDisposable>())
            row.Dispose();
        foreach (var host in _hosts)
            await host.DisposeAsync();
    }

    private async Task<IRow> HostAsync(string name, BenchFolder folder, int slots, bool noOp, bool official)
    {
        var host = await StartAsync(name, folder, slots, noOp, official);
        return new SubmitRow(name, host, await BenchExam.PublishAsync(host.Grains));
    }

    private async Task<BenchHost> StartAsync(string name, BenchFolder folder, int slots, bool noOp, bool official)
    {
        var host = await BenchHost.StartAsync(folder.For(name), slots, noOp, official);
        _hosts.Add(host);
        return host;
    }
}
