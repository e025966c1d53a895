using System.Text.Json;
using Assay.Assessments;

namespace Assay.Bench.Grading;

/// <summary>One answer that a human marked, as a line of a JSONL file has it.</summary>
internal sealed record MarkedAnswer(
    string Dataset, string Qid, string Split, string Question, string Reference, IReadOnlyList<string>? References, string Answer, double Score)
{
    public const string TrainingSplit = "train";

    /// <summary>From which mark on a human found the answer good.</summary>
    public const double GoodMark = .8;

    public bool IsGood => Score >= GoodMark;

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
