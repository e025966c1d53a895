namespace Assay.Reports;

/// <summary>Writes a report from a stored evaluation; never scores, never sees raw answers.</summary>
public interface IReportWriter
{
    /// <summary>Writes it; throws <see cref="Pipeline.StageException"/> when it cannot be written now.</summary>
    Task<Report> WriteAsync(ReportRequest request, CancellationToken cancellationToken);
}
