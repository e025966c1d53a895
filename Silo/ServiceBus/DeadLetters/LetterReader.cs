using System.Globalization;
using Assay.Queue;
using Assay.ServiceBus.Jobs;
using Assay.ServiceBus.Receiving;

namespace Assay.ServiceBus.DeadLetters;

/// <summary>What a dead letter tells of itself. Anybody may have sent it: what cannot be is left out.</summary>
internal static class LetterReader
{
    private const int LongestText = 1_000;

    public static BusLetter Read(string queue, MessageContent content, MessageMarks marks)
    {
        var message = JobMessage.Parse(content.Body);
        var isKey = message?.SubmissionId is { } id && JobMessage.IsKey(id);
        return new BusLetter
        {
            Queue = queue,
            SequenceNumber = marks.SequenceNumber,
            MessageId = Cut(content.MessageId, 128),
            SubmissionId = isKey ? message!.SubmissionId : null,
            Job = isKey && message!.ToJob() is { } job ? job with { Replays = Number(content, JobMessage.ReplayCount) } : null,
            Reason = Text(content, "DeadLetterReason"),
            Description = Text(content, "DeadLetterErrorDescription"),
            EnqueuedAt = marks.EnqueuedAt,
            DeliveryCount = marks.DeliveryCount,
            ErrorType = Text(content, "error_type"),
            Host = Text(content, "host"),
        };
    }

    private static string? Text(MessageContent content, string name) =>
        content.Properties.TryGetValue(name, out var value) && value is string text ? Cut(text, LongestText) : null;

    private static int Number(MessageContent content, string name) =>
        content.Properties.TryGetValue(name, out var value) && value is int or long ? (int)Math.Min(Convert.ToInt64(value, CultureInfo.InvariantCulture), int.MaxValue) : 0;

    private static string? Cut(string? text, int most) => text is null || text.Length <= most ? text : text[..most];
}
