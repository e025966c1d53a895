using System.Globalization;
using Assay.Pipeline;

namespace Assay.Silo.CodeRunning;

/// <summary>Failures of the service, none of which says anything about a program.</summary>
internal static class Judge0Failures
{
    public static StageException Unavailable(TimeSpan? retryAfter, Exception? cause, int? status = null) => new(
        "code_runner_unavailable",
        status is { } answered
            ? string.Create(CultureInfo.InvariantCulture, $"The code runner answered with status {answered}.")
            : "The code runner cannot be reached.",
        retryAfter: retryAfter,
        inner: cause);

    public static StageException QueueFull(TimeSpan? retryAfter) =>
        new("code_runner_queue_full", "The code runner takes no more programs now.", retryAfter: retryAfter);

    public static StageException KeyRefused() =>
        new("code_runner_key_refused", "The code runner refuses the key JUDGE0_API_KEY.", permanent: true);

    public static StageException Slow(Exception? cause) =>
        new("code_runner_timeout", "The code runner gave no answer within its time limit.", inner: cause);

    public static StageException Stuck() =>
        new("code_runner_stuck_in_queue", "The code runner left a program in its queue for longer than its limit.");

    public static StageException Internal() =>
        new("code_runner_internal_error", "The code runner failed at running a program by a fault of its own.");

    public static StageException Unreadable(Exception? cause) =>
        new("code_runner_unreadable", "The code runner's answer cannot be read.", inner: cause);
}
