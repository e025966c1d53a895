using System.Text.Json;
using Assay.Api.Json;
using Assay.Submissions;

namespace Assay.Api.Candidate.HandIn;

/// <summary>
/// Reads a hand-in so that nothing good is lost beside something bad: the client deletes its copy after any reply. Only text
/// that is not a JSON object is refused (<see cref="JsonException"/>).
/// </summary>
internal static class HandInParser
{
    private const int LongestReason = 200;

    public static HandInBody Parse(ReadOnlySpan<byte> utf8)
    {
        var notes = new Notes();
        List<Answer> answers = [];
        List<ProctoringEvent> events = [];
        var autoSubmitted = false;
        var violations = 0;
        string? reason = null;
        string? timestamp = null;

        var reader = JsonObjects.Begin(utf8);
        while (JsonObjects.NextField(ref reader, out var name))
        {
            switch (name)
            {
                case "answers":
                    answers = AnswerParser.ParseAll(ref reader, notes);
                    break;
                case "proctoringEvents" or "proctoring_events":
                    events = EventParser.ParseAll(ref reader, notes);
                    break;
                case "autoSubmitted" or "auto_submitted":
                    autoSubmitted = Fields.Flag(ref reader);
                    break;
                case "violationCount" or "violation_count":
                    violations = Fields.Count(ref reader);
                    break;
                case "autoSubmitReason" or "auto_submit_reason":
                    reason = Fields.Short(ref reader, LongestReason);
                    break;
                case "autoSubmitTimestamp" or "auto_submit_timestamp":
                    timestamp = Fields.Short(ref reader, Fields.LongestTimestamp);
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }

        JsonObjects.End(ref reader);
        var sheet = HistoryBudget.Fit(answers, events, notes);
        return new HandInBody(sheet with { Dropped = notes.ToImmutable() }, autoSubmitted, violations, reason, timestamp);
    }
}
