using System.Text.Json;
using System.Text.Json.Serialization;
using Assay.Api.Admin.Requests;
using Assay.Queue;

namespace Assay.Api.Admin.DeadLetters;

/// <summary>Which dead letters of the bus to remove, and why.</summary>
internal sealed record DiscardRequest(IReadOnlyList<LetterKey> Letters, string Reason)
{
    private const int Most = 100;
    private static readonly TextRule ReasonRule = new(3, 1000, Multiline: true, Required: true);
    private static readonly TextRule QueueRule = new(1, 260, Required: true);

    public static DiscardRequest Read(JsonElement json)
    {
        var errors = new FieldErrors();
        var fields = new RequestFields(json, errors);
        var letters = fields.Items("letters", 1, Most).Select((item, at) => ReadLetter(item, errors, $"letters[{at}]")).ToArray();
        var reason = fields.Text("reason", ReasonRule)?.Trim();
        errors.ThrowIfAny();
        return new DiscardRequest([.. letters.OfType<LetterKey>().Distinct()], reason!);
    }

    private static LetterKey? ReadLetter(JsonElement json, FieldErrors errors, string path)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            errors.Add(path, "must be an object with queue and sequence_number");
            return null;
        }

        var fields = new RequestFields(json, errors, path);
        var queue = fields.Text("queue", QueueRule);
        if (fields.Find("sequence_number") is { ValueKind: JsonValueKind.Number } number && number.TryGetInt64(out var sequence) && sequence >= 0)
            return queue is null ? null : new LetterKey(queue, sequence);
        fields.Complain("sequence_number", "must be a whole number");
        return null;
    }
}

/// <summary>Which letters were there, and are gone.</summary>
internal sealed record DiscardReply(bool Success, int Discarded, IReadOnlyList<DiscardResult> Results);

/// <summary>What became of one.</summary>
internal sealed record DiscardResult(
    string Queue,
    [property: JsonPropertyName("sequence_number")] long SequenceNumber,
    bool Success,
    string? Error);
