namespace Assay.Scoring.Code;

/// <summary>
/// Runs programs somewhere safe. The adapter owns the wire, its limits and its patience. A run changes nothing and costs
/// nothing: one whose result was lost in a crash is simply made again.
/// </summary>
public interface ICodeRunner
{
    /// <summary>
    /// Runs a program once. Throws <see cref="Pipeline.StageException"/> when the service cannot be had or fails by itself, which
    /// says nothing of the program: <c>code_runner_unavailable</c>, <c>code_runner_queue_full</c>, <c>code_runner_timeout</c>,
    /// <c>code_runner_stuck_in_queue</c>, <c>code_runner_internal_error</c>, <c>code_runner_unreadable</c>, and for good <c>code_runner_key_refused</c>.
    /// </summary>
    Task<CodeRun> RunAsync(CodeRunRequest request, CancellationToken cancellationToken);
}
