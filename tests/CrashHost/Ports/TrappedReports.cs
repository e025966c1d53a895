using Assay.CrashHost.Points;
using Assay.CrashHost.Scenarios;
using Assay.Pipeline;
using Assay.Reports;

namespace Assay.CrashHost.Ports;

/// <summary>The real report writer with points around each call; fails the first attempt where the scenario says so.</summary>
internal sealed class TrappedReports(IReportWriter inner, Trap trap, SubmissionWatch watch, Scenario scenario) : IReportWriter
{
    public Task<Report> WriteAsync(ReportRequest request, CancellationToken cancellationToken)
    {
        var again = watch.FailedAttempts(request.SubmissionId) > 0;
        return trap.AroundAsync(request.SubmissionId, again ? "report:write:again" : "report:write", () =>
            scenario.FailsFirstReport && !again
                ? throw new StageException("writer_away", "The writer is away.")
                : inner.WriteAsync(request, cancellationToken));
    }
}
