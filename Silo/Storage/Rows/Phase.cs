using Assay.Catalog;
using Assay.Submissions;

namespace Assay.Silo.Storage;

/// <summary>
/// Status, scoring status, report status and provisional mark in one number of four decimal digits, for example 2220, so
/// that one index serves every combination of them.
/// </summary>
internal static class Phase
{
    public static int Of(SubmissionListItem item) =>
        ((int)item.Status * 1000) + ((int)item.ScoringStatus * 100) + ((int)item.ReportStatus * 10) + (item.Provisional ? 1 : 0);

    public static SubmissionStatus Status(int phase) => (SubmissionStatus)(phase / 1000);

    public static StageStatus Scoring(int phase) => (StageStatus)(phase / 100 % 10);

    public static StageStatus Report(int phase) => (StageStatus)(phase / 10 % 10);

    public static bool Provisional(int phase) => phase % 10 == 1;

    public static bool Matches(int phase, SubmissionQuery query) =>
        (query.Status is null || query.Status == Status(phase))
        && (query.ScoringStatus is null || query.ScoringStatus == Scoring(phase))
        && (query.ReportStatus is null || query.ReportStatus == Report(phase));
}
