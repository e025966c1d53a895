using Assay.Catalog;
using Assay.Submissions;

namespace Assay.Silo.Storage;

/// <summary>Adds up the work of each stage from counts by phase.</summary>
internal sealed class WorkTally
{
    private readonly Tally _scoring = new();
    private readonly Tally _report = new();

    public void Add(int phase, long rows)
    {
        _scoring.Add(Phase.Scoring(phase), rows);
        _report.Add(Phase.Report(phase), rows);
    }

    /// <summary>Rows already added that wait for a retry.</summary>
    public void AddScheduled(int phase, long rows) =>
        (Phase.Scoring(phase) == StageStatus.InProgress ? _scoring : _report).Scheduled += rows;

    public WorkCounts ToCounts(DateTimeOffset asOf) => new(_scoring.ToStage(), _report.ToStage(), asOf);

    private sealed class Tally
    {
        private long _underWay;
        private long _failed;

        public long Scheduled { get; set; }

        public void Add(StageStatus status, long rows)
        {
            _underWay += status == StageStatus.InProgress ? rows : 0;
            _failed += status == StageStatus.Failed ? rows : 0;
        }

        public StageWork ToStage() => new(_underWay - Scheduled, Scheduled, _failed);
    }
}
