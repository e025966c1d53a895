using System.Diagnostics.Metrics;
using Assay.Telemetry;

namespace Assay.Silo.Storage.Cosmos;

/// <summary>What the database charges. The only tag is the operation, of which there are a dozen.</summary>
internal sealed class CosmosInstruments
{
    public const string ChargeName = "assay.store.request_charge";

    private readonly Histogram<double> _charge;
    private readonly Counter<long> _throttled;

    public CosmosInstruments(IMeterFactory meters)
    {
        var meter = meters.Create(Instruments.MeterName);
        _charge = meter.CreateHistogram<double>(ChargeName, "{RU}", "Request units of one call to Cosmos DB, by operation.");
        _throttled = meter.CreateCounter<long>("assay.store.throttled", "{call}", "Calls that Cosmos DB refused for want of throughput, by operation.");
    }

    public void OnAnswered(string operation, double charge, bool throttled)
    {
        _charge.Record(charge, new KeyValuePair<string, object?>("operation", operation));
        if (throttled)
            _throttled.Add(1, new KeyValuePair<string, object?>("operation", operation));
    }
}
