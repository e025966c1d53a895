namespace Assay.Submissions;

/// <summary>One failed attempt at a stage.</summary>
/// <param name="RunSequence">The run.</param>
/// <param name="Stage">The stage.</param>
/// <param name="Attempt">1, 2, 3.</param>
/// <param name="At">When it failed, UTC.</param>
/// <param name="ErrorCode">A stable code, for example <c>grader_timeout</c>.</param>
/// <param name="Error">A short description; never candidate text.</param>
/// <param name="NextAttemptAt">When the next attempt is due, or null when it was the last.</param>
[GenerateSerializer]
[Immutable]
[Alias("assay.AttemptRecord")]
public sealed record AttemptRecord(
    int RunSequence,
    Stage Stage,
    int Attempt,
    DateTimeOffset At,
    string ErrorCode,
    string Error,
    DateTimeOffset? NextAttemptAt)
{
    /// <summary>The type of the exception behind it, for example <c>HttpRequestException</c>; null when there was none.</summary>
    [Id(7)]
    public string? ErrorType { get; init; }
}
