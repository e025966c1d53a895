using Assay.Servers;

namespace Assay.Bench;

/// <summary>The rows that were asked for, with the silos beneath them.</summary>
internal sealed class PipelineRows : IAsyncDisposable
{
    private readonly List<IAsyncDisposable> _hosts = [];
    private readonly List<IRow> _rows = [];
    private PostgresServer? _server;
    private BrokerProcess? _broker;

    public IReadOnlyList<IRow> Rows => _rows;

    /// <summary>How many writes shared how many transactions, of each row with a store of Assay's own.</summary>
    public IEnumerable<(string Name, long Writes, long Commits)> Transactions =>
        _hosts.OfType<BenchHost>().Where(host => host.Commits > 0).Select(host => (Path.GetFileName(host.Store.Folder), host.Tally.Writes, host.Commits));

    public static async Task<PipelineRows> OpenAsync(BenchOptions options, BenchFolder folder, int slots, int concurrency)
    {
        var opened = new PipelineRows { _server = options.Postgres ? await PostgresServer.StartAsync() : null };
        if (options.Wants(RowNames.NoOp))
            opened._rows.Add(await opened.HostAsync(RowNames.NoOp, folder, slots, noOp: true, official: false));
        if (options.Wants(RowNames.Bus))
        {
            opened._broker = await BrokerProcess.StartAsync();
            opened._rows.Add(await opened.HostAsync(RowNames.Bus, folder, slots, noOp: true, official: false, opened._broker.ConnectionString));
        }

        if (options.Wants(RowNames.Official))
            opened._rows.Add(await opened.HostAsync(RowNames.Official, folder, slots, noOp: true, official: true));
        if (options.Wants(RowNames.Raw))
        {
            var store = await BenchStore.NewAsync(folder.For(RowNames.Raw), opened._server);
            opened._rows.Add(opened._server is null ? new RawLoop(store) : await PostgresRawLoop.OpenAsync(store, concurrency));
        }

        if (options.Postgres && options.Wants(RowNames.TwoSilos))
        {
            var first = await opened.StartAsync(RowNames.TwoSilos, folder, slots / 2, noOp: true, official: false);
            opened._hosts.Add(await BenchHost.StartAsync(first.Store.Beside(), slots / 2, noOp: true, official: false, beside: first));
            opened._rows.Add(new SubmitRow(RowNames.TwoSilos, first, await BenchExam.PublishAsync(first.Grains)));
        }

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
        foreach (var host in Enumerable.Reverse(_hosts))
            await host.DisposeAsync();
        if (_broker is not null)
            await _broker.DisposeAsync();
        if (_server is not null)
            await _server.DisposeAsync();
    }

    private async Task<IRow> HostAsync(string name, BenchFolder folder, int slots, bool noOp, bool official, string? bus = null)
    {
        var host = await StartAsync(name, folder, slots, noOp, official, bus);
        return new SubmitRow(name, host, await BenchExam.PublishAsync(host.Grains));
    }

    private async Task<BenchHost> StartAsync(string name, BenchFolder folder, int slots, bool noOp, bool official, string? bus = null)
    {
        var host = await BenchHost.StartAsync(await BenchStore.NewAsync(folder.For(name), _server), slots, noOp, official, bus: bus);
        _hosts.Add(host);
        return host;
    }
}
