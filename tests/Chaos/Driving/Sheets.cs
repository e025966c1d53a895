using System.Globalization;
using System.Text.Json.Nodes;

namespace Assay.Chaos.Driving;

/// <summary>One assessment, and what candidates write: each text is told by its number and draft, so that a lost or mixed-up answer shows.</summary>
internal static class Sheets
{
    public const string Written = "q2";

    public static JsonNode Assessment() => JsonNode.Parse(
        """
        {"title": "Networks", "description": "What one should know of TCP.", "duration": 240, "questions": [
          {"type": "mcq", "text": "Which layer does TCP belong to?", "skill": "Transport", "points": 1,
           "options": ["Network", "Transport", "Application"], "correct_answer": "b"},
          {"type": "descriptive", "text": "What does the TCP handshake achieve?", "skill": "Transport", "points": 4,
           "reference_answer": "Both sides agree on initial sequence numbers and learn that the other can send and receive."}]}
        """)!;

    public static string Text(int number, string draft) => string.Create(
        CultureInfo.InvariantCulture,
        $"Both hosts synchronise their sequence numbers and learn that the other can send and receive ({draft} of candidate {number}).");

    public static JsonNode With(string text) => new JsonObject
    {
        ["answers"] = new JsonArray(
            new JsonObject { ["questionId"] = "q1", ["submittedAnswer"] = "1" },
            new JsonObject { ["questionId"] = Written, ["submittedAnswer"] = text }),
        ["autoSubmitted"] = false,
    };
}
