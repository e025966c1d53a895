namespace Assay.Scoring;

/// <summary>What a caller who wants a program run is told.</summary>
/// <param name="Run">The run; null when there was none.</param>
/// <param name="Problem">Without a run: a stable code, <c>code_runner_not_configured</c> or why the runner cannot be had now.</param>
/// <param name="RetryAfter">Without a run: when to try again, if the runner said so.</param>
[GenerateSerializer]
[Immutable]
[Alias("assay.CodeRunReply")]
public sealed record CodeRunReply(CodeRun? Run, string? Problem = null, TimeSpan? RetryAfter = null)
{
    /// <summary>The problem of a cluster that has no runner at all.</summary>
    public const string NotConfigured = "code_runner_not_configured";
}
