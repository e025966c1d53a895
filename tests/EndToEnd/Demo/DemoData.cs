using System.Text.Json.Nodes;
using Assay.EndToEnd.Processes;

namespace Assay.EndToEnd.Demo;

/// <summary>One assessment and what 96 people answered, with the marks that humans gave.</summary>
internal sealed class DemoData
{
    public required JsonObject Assessment { get; init; }

    public required IReadOnlyList<DemoCandidate> Candidates { get; init; }

    public static DemoData Load() => new()
    {
        Assessment = JsonNode.Parse(File.ReadAllText(Path.Combine(Repository.DemoData, "assessment.json")))!.AsObject(),
        Candidates = [.. File.ReadLines(Path.Combine(Repository.DemoData, "submissions.jsonl")).Select(line => new DemoCandidate(JsonNode.Parse(line)!.AsObject()))],
    };

    public IEnumerable<JsonNode> QuestionsOf(string type) =>
        Assessment["questions"]!.AsArray().Where(question => (string?)question!["type"] == type).Select(question => question!);
}

/// <summary>One line of the demo data.</summary>
internal sealed class DemoCandidate(JsonObject line)
{
    public string Email => (string)line["candidate_email"]!;

    public string Name => (string)line["candidate_name"]!;

    public JsonObject HumanScores => line["human_scores"]!.AsObject();

    public JsonArray Answers => line["answers"]!.AsArray();

    /// <summary>The body of a submit.</summary>
    public JsonObject Sheet => new()
    {
        ["answers"] = Answers.DeepClone(),
        ["proctoringEvents"] = line["proctoringEvents"]!.DeepClone(),
        ["autoSubmitted"] = false,
        ["violationCount"] = 1,
        ["autoSubmitReason"] = null,
        ["autoSubmitTimestamp"] = null,
    };
}
