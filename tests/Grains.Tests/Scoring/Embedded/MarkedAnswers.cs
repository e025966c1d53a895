using System.Text.Json;
using Assay.Scoring;
using Assay.Scoring.Embedded;

namespace Assay.Grains.Tests.Scoring.Embedded;

/// <summary>Answers that people marked, from the data that lies beside the repository and is never part of it.</summary>
internal static class MarkedAnswers
{
    public static List<MarkedAnswer> Read(string file, string? split = null) =>
    [
        .. File.ReadLines(Path.Combine(Folder(), file)).Select(line => JsonSerializer.Deserialize<MarkedAnswer>(line, JsonSerializerOptions.Web)!)
            .Where(answer => split is null || answer.Split == split),
    ];

    public static async Task<List<(AnswerGrade Grade, double Human)>> GradeAsync(this IEnumerable<MarkedAnswer> answers)
    {
        var grader = new EmbeddedGrader();
        var graded = new List<(AnswerGrade, double)>();
        foreach (var answer in answers)
            graded.Add((await grader.GradeAsync(new(Make.SubmissionId, 1, answer.AsQuestion(), answer.Answer), CancellationToken.None), answer.Score));
        return graded;
    }

    /// <summary>0..1; for a question handed to a human what the grader would have given.</summary>
    public static double Score(this AnswerGrade grade) => grade.Criteria.IsEmpty ? 0 : (double)grade.Criteria[0].Score;

    private static string Folder()
    {
        var root = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(root, "Orleans.sln")))
            root = Path.GetDirectoryName(root) ?? throw new InvalidOperationException("The tests must run inside the repository.");
        return Path.Combine(root, "..", "shared", "data", "grading");
    }
}
