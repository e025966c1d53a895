using Microsoft.Extensions.Logging;

namespace Assay.Submissions;

internal sealed partial class SubmissionGrain
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "Submission {Submission} was changed by another activation; this one ends")]
    private static partial void LogStale(ILogger logger, string submission);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A write of submission {Submission} failed or its outcome is unknown; its row will be read again")]
    private static partial void LogWriteFailed(ILogger logger, Exception error, string submission);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A write of submission {Submission} got no answer from the store in time; this activation ends")]
    private static partial void LogWriteHangs(ILogger logger, string submission);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Parts of a replaced answer sheet of submission {Submission} could not be removed; they are unused")]
    private static partial void LogPartsLeft(ILogger logger, Exception error, string submission);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Submission {Submission} could not be read again")]
    private static partial void LogReadFailed(ILogger logger, Exception error, string submission);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Submission {Submission} was cut off by a dying process, {Interruptions} times so far")]
    private static partial void LogInterrupted(ILogger logger, string submission, int interruptions);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Stage {Stage} of submission {Submission} outlived the drain of this silo; it is cancelled and will run elsewhere")]
    private static partial void LogCutOff(ILogger logger, string submission, Stage stage);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The run of submission {Submission} ends without a stored outcome; recovery will run it again")]
    private static partial void LogRunAbandoned(ILogger logger, Exception error, string submission);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The lease of submission {Submission} could not be extended; its run goes on")]
    private static partial void LogLeaseNotExtended(ILogger logger, Exception error, string submission);

    [LoggerMessage(Level = LogLevel.Warning, Message = "What the run of submission {Submission} needs cannot be read now ({Reason}); it is asked for again")]
    private static partial void LogAskedAgain(ILogger logger, string submission, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Submission {Submission} could not be resumed yet")]
    private static partial void LogResumeFailed(ILogger logger, Exception error, string submission);

    [LoggerMessage(Level = LogLevel.Warning, Message = "An attempt at stage {Stage} of submission {Submission} failed with {Code}: {Cause}")]
    private static partial void LogAttemptFailed(ILogger logger, string submission, Stage stage, string code, string cause);

    [LoggerMessage(Level = LogLevel.Information, Message = "Stage {Stage} of submission {Submission} is paused: {Code}")]
    private static partial void LogPaused(ILogger logger, string submission, Stage stage, string code);

    [LoggerMessage(Level = LogLevel.Warning, Message = "What depends on the erased submission {Submission} could not all be removed yet; it is tried again in a minute")]
    private static partial void LogPurgeFailed(ILogger logger, Exception error, string submission);

    [LoggerMessage(Level = LogLevel.Information, Message = "The broker did not confirm the job of submission {Submission}; it goes on without it")]
    private static partial void LogFallback(ILogger logger, string submission);

    [LoggerMessage(Level = LogLevel.Warning, Message = "That the message of submission {Submission} was sent, or not, could not be noted; its alarm stays as it is")]
    private static partial void LogNotNoted(ILogger logger, Exception error, string submission);

    /// <summary>Kinds and places of an error and its causes, without their messages: those may quote what a candidate wrote.</summary>
    private static string Trace(Exception error) =>
        $"{error.GetType().FullName}{Environment.NewLine}{error.StackTrace}{(error.InnerException is { } cause ? $"{Environment.NewLine}caused by {Trace(cause)}" : "")}";

    [LoggerMessage(Level = LogLevel.Warning, Message = "The retry reminder of submission {Submission} could not be changed; its wake-up column holds the due time as well")]
    private static partial void LogReminderFailed(ILogger logger, Exception error, string submission);
}
