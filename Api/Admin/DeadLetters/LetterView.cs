using System.Text.Json.Serialization;
using Assay.Queue;
using Assay.Submissions;

namespace Assay.Api.Admin.DeadLetters;

/// <summary>A dead letter of the bus.</summary>
internal sealed record LetterView(
    string Queue,
    [property: JsonPropertyName("sequence_number")] long SequenceNumber,
    [property: JsonPropertyName("message_id")] string? MessageId,
    [property: JsonPropertyName("submission_id")] string? SubmissionId,
    Stage? Stage,
    int? Attempt,
    string? Reason,
    string? Description,
    [property: JsonPropertyName("error_type")] string? ErrorType,
    string? Host,
    [property: JsonPropertyName("enqueued_at")] DateTimeOffset EnqueuedAt,
    [property: JsonPropertyName("delivery_count")] int DeliveryCount,
    int Replays)
{
    public static LetterView Of(BusLetter letter) => new(
        letter.Queue,
        letter.SequenceNumber,
        letter.MessageId,
        letter.SubmissionId,
        letter.Job?.Stage,
        letter.Job?.Attempt,
        letter.Reason,
        letter.Description,
        letter.ErrorType,
        letter.Host,
        letter.EnqueuedAt,
        letter.DeliveryCount,
        letter.Job?.Replays ?? 0);
}

/// <summary>What the bus says beside the store.</summary>
/// <param name="Enabled">False in direct mode.</param>
/// <param name="Letters">Dead letters seen, in both queues.</param>
/// <param name="More">True when a queue holds more than one call reads.</param>
/// <param name="Error">Why the bus tells nothing.</param>
/// <param name="Others">On the first page: letters that tell of no failed submission.</param>
internal sealed record BusLetters(
    bool Enabled,
    int Letters,
    bool More,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Error,
    IReadOnlyList<LetterView> Others);

/// <summary>One reason, and how often it stands.</summary>
/// <param name="Reason">The reason code, or the broker's reason; null where none was given.</param>
/// <param name="Submissions">Failed submissions with it.</param>
/// <param name="Letters">Dead letters of the bus with it.</param>
internal sealed record LetterGroup(string? Reason, int Submissions, int Letters);

/// <summary>All reasons, the most frequent first.</summary>
/// <param name="Groups">By reason.</param>
/// <param name="More">True when there are more failed submissions or letters than one call counts.</param>
/// <param name="Error">Why the letters of the bus are missing.</param>
internal sealed record LetterGroups(
    IReadOnlyList<LetterGroup> Groups,
    bool More,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Error);
