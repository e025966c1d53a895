using System.Collections.Concurrent;
using Assay.Reports;

namespace Assay.Grains.Tests.Pipeline.Hosting;

/// <summary>The real report writer, with planned failures in front of it.</summary>
internal sealed class ScriptedReports : IReportWriter
{
    private readonly ConcurrentDictionary<string, Exception> _failures = new(StringComparer.Ordinal);
    private readonly DeterministicReportWriter _real = new(TimeProvider.System);

    /// <summary>Every report of this submission fails, until <see cref="Mend"/>.</summary>
    public void Fail(string submission, Exception error) => _failures[submission] = error;

    public void Mend(string submission) => _failures.TryRemove(submission, out _);

    public Task<Report> WriteAsync(ReportRequest request, CancellationToken cancellationToken) =>
        _failures.TryGetValue(request.SubmissionId, out var error)
            ? Task.FromException<Report>(error)
            : _real.WriteAsync(request, cancellationToken);
}
