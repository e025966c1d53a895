using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using Assay.Submissions;

namespace Assay.CrashHost.Scenarios;

/// <summary>A submission as JSON without what may differ between two honest runs: keys, times, timeline, interruption counts.</summary>
internal static partial class FinalState
{
    private static readonly JsonSerializerOptions Format = new() { WriteIndented = true, Converters = { new JsonStringEnumConverter() } };

    private static readonly HashSet<string> LeftOut =
    [
        nameof(SubmissionDetail.Timeline),
        nameof(SubmissionDetail.Interruptions),
        nameof(Reports.Report.GenerationSeconds),
    ];

    public static string Of(SubmissionDetail detail, string mark)
    {
        var state = JsonSerializer.SerializeToNode(detail, Format)!;
        Strip(state);
        state["TimesScored"] = detail.Timeline.Count(entry => entry.Event == "scored");
        state["TimesReported"] = detail.Timeline.Count(entry => entry.Event == "reported");
        return state.ToJsonString(Format)
            .Replace(detail.Session.CandidateId, "candidate", StringComparison.Ordinal)
            .Replace(mark, "target", StringComparison.Ordinal);
    }

    private static void Strip(JsonNode? node)
    {
        switch (node)
        {
            case JsonArray array:
                foreach (var item in array)
                    Strip(item);
                break;
            case JsonObject members:
                foreach (var (name, value) in members.ToList())
                {
                    if (LeftOut.Contains(name))
                        members.Remove(name);
                    else if (value is JsonValue && value.GetValueKind() == JsonValueKind.String && Time().IsMatch(value.GetValue<string>()))
                        members[name] = "time";
                    else
                        Strip(value);
                }

                break;
        }
    }

    [GeneratedRegex(@"\A\d{4}-\d\d-\d\dT\d\d:\d\d")]
    private static partial Regex Time();
}
