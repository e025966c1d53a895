using System.Collections.Immutable;
using System.Text.Json;
using Assay.Api.Json;
using Assay.Submissions;

namespace Assay.Api.Candidate.HandIn;

/// <summary>Reads the history of a coding answer, oldest first.</summary>
internal static class CodeRunParser
{
    // A run may be as small as {"code":""}; the byte budget alone would let a hundred thousand of them through.
    private const int MostRuns = 2_000;

    public static ImmutableArray<CodeSubmission> ParseAll(ref Utf8JsonReader reader, int answer, Notes notes)
    {
        if (!Fields.IsArray(ref reader))
            return [];

        var runs = new Queue<CodeSubmission>();
        var unreadable = 0;
        while (JsonObjects.NextItem(ref reader))
        {
            if (Parse(ref reader) is { } run)
                runs.Enqueue(run);
            else
                unreadable++;
            if (runs.Count > MostRuns)
                runs.Dequeue();
        }

        if (unreadable > 0)
            notes.Add("answer", answer, $"{unreadable} code runs could not be read");
        return [.. runs];
    }

    private static CodeSubmission? Parse(ref Utf8JsonReader reader)
    {
        if (!Fields.IsObject(ref reader))
            return null;

        string? code = null;
        string? timestamp = null;
        string? output = null;
        string? error = null;
        while (JsonObjects.NextField(ref reader, out var name))
        {
            switch (name)
            {
                case "code":
                    code = Fields.Text(ref reader, out _);
                    break;
                case "timestamp":
                    timestamp = Fields.Short(ref reader, Fields.LongestTimestamp);
                    break;
                case "output":
                    output = Fields.Text(ref reader, out _);
                    break;
                case "error":
                    error = Fields.Text(ref reader, out _);
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }

        return code is null ? null : new CodeSubmission(code, timestamp, output, error);
    }
}
