using System.Text.Json;
using Assay.Assessments;

namespace Assay.Grains.Tests.Scoring.Attacks;

/// <summary>Real answers of students, where the folder <c>shared/data/grading</c> lies beside the repository or above it.</summary>
internal static class GradingData
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    /// <summary>The file, or null on a machine without it.</summary>
    public static string? Find(string name)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var path = Path.Combine(folder.FullName, "shared", "data", "grading", name);
            if (File.Exists(path))
                return path;
        }
        return null;
    }

    public static IEnumerable<(Question Question, string Answer)> Read(string path) => File.ReadLines(path)
        .Select(line => JsonSerializer.Deserialize<Row>(line, Web)!)
        .Select(row => (new Question { Id = row.Qid, Type = QuestionType.Descriptive, Text = row.Question, ReferenceAnswer = row.Reference }, row.Answer));

    private sealed record Row(string Qid, string Question, string? Reference, string Answer);
}
