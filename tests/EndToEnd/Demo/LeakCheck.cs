using System.Collections.Concurrent;
using System.Text.Json.Nodes;

namespace Assay.EndToEnd.Demo;

/// <summary>Reads every reply that a candidate gets and notes what should not be in it.</summary>
internal sealed class LeakCheck
{
    private static readonly string[] SecretNames = ["correct", "rubric", "reference", "hidden", "percentage", "evaluation", "grade"];
    private static readonly string[] SecretScores = ["score", "overallscore", "totalscore"];
    private readonly HashSet<string> _secrets;
    private readonly ConcurrentBag<string> _leaks = [];
    private int _replies;

    public LeakCheck(DemoData data)
    {
        _secrets = [.. data.QuestionsOf("descriptive").Select(question => (string)question["reference_answer"]!)];
        foreach (var question in data.QuestionsOf("coding"))
        {
            foreach (var test in question["test_cases"]!.AsArray().Where(test => (bool?)test!["hidden"] == true))
                _secrets.Add((string)test!["input"]!);
        }
    }

    public IReadOnlyCollection<string> Leaks => _leaks;

    public int Replies => _replies;

    public void Read(string reply)
    {
        Interlocked.Increment(ref _replies);
        Walk(JsonNode.Parse(reply), "$");
    }

    private void Walk(JsonNode? node, string path)
    {
        switch (node)
        {
            case JsonObject members:
                foreach (var (name, value) in members)
                {
                    if (IsSecret(name))
                        _leaks.Add($"{path}.{name}");
                    Walk(value, $"{path}.{name}");
                }

                break;
            case JsonArray items:
                foreach (var item in items)
                    Walk(item, path + "[]");
                break;
            case JsonValue value when value.TryGetValue<string>(out var text) && _secrets.Any(secret => Holds(text, secret)):
                _leaks.Add($"{path}: {text}");
                break;
        }
    }

    // A short secret, like an input of a hidden case, counts only as the whole text.
    private static bool Holds(string text, string secret) =>
        secret.Length > 20 ? text.Contains(secret, StringComparison.Ordinal) : text == secret;

    private static bool IsSecret(string name)
    {
        var plain = name.Replace("_", "", StringComparison.Ordinal).ToLowerInvariant();
        return SecretScores.Contains(plain) || SecretNames.Any(secret => plain.Contains(secret, StringComparison.Ordinal));
    }
}
