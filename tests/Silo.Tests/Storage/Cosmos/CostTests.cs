using System.Diagnostics.Metrics;
using System.Globalization;
using Assay.Catalog;
using Assay.Silo.Storage;
using Assay.Silo.Storage.Cosmos;
using Assay.Silo.Tests.Storage.Contract;
using Assay.Storage;
using Assay.Submissions;
using Xunit.Abstractions;

namespace Assay.Silo.Tests.Storage.Cosmos;

/// <summary>
/// Request units by Microsoft's table of units by document size, which the stand-in charges, as the store's own metrics count them.
/// The table's rows are of documents with few indexed properties; nothing here was measured on an account.
/// </summary>
public sealed class CostTests(ITestOutputHelper output)
{
    private const double DollarsPerMillion = 0.25;

    // The least that a query costs, which each further physical partition adds.
    private const double PerPartition = 2.3;

    [Fact]
    public async Task A_submission_and_a_page_of_a_list_cost_this_much()
    {
        await using var store = await CosmosTestStore.OpenAsync(limit: null);
        using var charges = new Charges(store.Meters);
        await SubmitAsync(store);
        var writes = charges.Take("write");
        await store.LoadAsync("sub_1");
        await store.LoadAsync("sub_1");
        var reads = charges.Take("read");
        await new CatalogRows(seed: 41).AddAsync(store, 100);
        charges.Take("write");
        await store.Catalog.ListAsync(new SubmissionQuery { Limit = 50 }, CancellationToken.None);
        var page = charges.Take("list");
        var shareOfPage = page / 50;
        var submission = writes + reads + shareOfPage;

        Say($"a submission on Cosmos DB: {submission:0.0} RU (three writes of 4, 8 and 20 KB {writes:0.0}, two reads {reads:0.0}, its place in a list {shareOfPage:0.00})");
        Say($"100,000 submissions on Cosmos DB: {submission / 10 * DollarsPerMillion:0.00} USD serverless, storage aside");
        Say($"a list page of 50 on Cosmos DB: {page:0.0} RU at 1 physical partition, {page + (19 * PerPartition):0.0} RU at 20 (computed)");
        Assert.InRange(submission, 20, 70);
        Assert.InRange(page, PerPartition, 50);
        Assert.All(charges.Tags, tag => Assert.Equal("operation", tag));
    }

    private static async Task SubmitAsync(CosmosTestStore store)
    {
        string? etag = null;
        foreach (var kilobytes in new[] { 4, 8, 20 })
        {
            using var bare = StateShape<SubmissionState>.Write(Sample.Submission(""));
            var columns = RowSize(Sample.Submission("")) - bare.Length;
            var row = new GrainState<SubmissionState> { ETag = etag };
            await store.SaveAsync("sub_1", Sample.Submission(new string('x', (kilobytes * 1024) - bare.Length - columns)), row);
            etag = row.ETag;
        }
    }

    private static int RowSize(SubmissionState state)
    {
        using var row = new RowWrite(new RowKey("submission", "sub_1"), StateShape<SubmissionState>.Write(state))
        {
            Listed = (((IListedState)state).ToListItem("sub_1"), ((IListedState)state).GetAlarm()),
        };
        return RowDocument.Write(row, CosmosTestStore.IdOf("sub_1"), DocumentTime.Of(Sample.Day)).Length;
    }

    private void Say(FormattableString figure) => output.WriteLine("figure: " + figure.ToString(CultureInfo.InvariantCulture));

    /// <summary>Sums of the metric by operation, since they were last taken.</summary>
    private sealed class Charges : IDisposable
    {
        private readonly MeterListener _listener = new();
        private readonly Dictionary<string, double> _sums = [];

        public Charges(IMeterFactory meters)
        {
            _listener.InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Name == CosmosInstruments.ChargeName && instrument.Meter.Scope == meters)
                    listener.EnableMeasurementEvents(instrument);
            };
            _listener.SetMeasurementEventCallback<double>((_, charge, tags, _) =>
            {
                lock (_sums)
                {
                    foreach (var tag in tags)
                    {
                        Tags.Add(tag.Key);
                        _sums[(string)tag.Value!] = _sums.GetValueOrDefault((string)tag.Value!) + charge;
                    }
                }
            });
            _listener.Start();
        }

        public HashSet<string> Tags { get; } = [];

        public double Take(string operation)
        {
            lock (_sums)
                return _sums.Remove(operation, out var sum) ? sum : 0;
        }

        public void Dispose() => _listener.Dispose();
    }
}
