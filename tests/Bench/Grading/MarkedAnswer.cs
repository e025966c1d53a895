using System.Text.Json;
using Assay.Assessments;

namespace Assay.Bench.Grading;

/// <summary>One answer that a human marked, as a line of a JSONL file has it.</summary>
internal sealed record MarkedAnswer(
    string Qid, double Score, string Answer = "", string Question = "", string Reference = "", IReadOnlyList<string>? References = null, string Split = "no split", string Dataset = "")
{
    public const string TrainingSplit = "train";

    /// <summary>From which mark on a human found the answer good.</summary>
    public const double GoodMark = .8;

    public bool IsGood => Score >= GoodMark;

    /// <summary>What the question is, whatever its number: one number may stand for two.</summary>
    public (string, string) Asked => (Question, Reference);

    public static List<MarkedAnswer> Read(string file) =>
        [.. File.ReadLines(file).Where(line => line.Length > 0).Select(line => JsonSerializer.Deserialize<MarkedAnswer>(line, JsonSerializerOptions.Web)!)];

    public Question AsQuestion() => new()
    {
        Id = Qid,
        Type = QuestionType.Descriptive,
        Text = Question,
        ReferenceAnswer = References is { Count: > 0 } several ? string.Join("\nOR\n", several) : Reference,
    };
}
