using System.Text.Json;
using Assay.Assessments;
using Assay.Scoring;
using Assay.Scoring.Embedded;

namespace Assay.Grains.Tests.Scoring.Embedded;

/// <summary>Measures the embedded grader against people's marks and holds it to a floor well below what it reaches.</summary>
public sealed class GradingAgreementTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("saf_english.jsonl", null, .65, .10)]
    [InlineData("semeval_beetle.jsonl", "unseen-answers", .50, .25)]
    [InlineData("semeval_beetle.jsonl", "unseen-questions", .38, .25)]
    [InlineData("semeval_scientsbank.jsonl", "unseen-answers", .45, .60)]
    [InlineData("semeval_scientsbank.jsonl", "unseen-questions", .40, .60)]
    [InlineData("semeval_scientsbank.jsonl", "unseen-domains", .43, .60)]
    public async Task Scores_follow_peoples_marks(string file, string? split, double leastCorrelation, double mostReviewed)
    {
        var marked = new List<(AnswerGrade Grade, double Human)>();
        var grader = new EmbeddedGrader();
        foreach (var line in File.ReadLines(Path.Combine(Folder(), file)))
        {
            var row = JsonSerializer.Deserialize<Row>(line, JsonSerializerOptions.Web)!;
            if (split is not null && row.Split != split)
                continue;
            var question = new Question
            {
                Id = row.Qid,
                Type = QuestionType.Descriptive,
                Text = row.Question,
                ReferenceAnswer = row.References is { } several ? string.Join("\nOR\n", several) : row.Reference,
            };
            marked.Add((await grader.GradeAsync(new(Make.SubmissionId, 1, question, row.Answer), CancellationToken.None), row.Score));
        }
        var judged = marked.Where(pair => pair.Grade.Verdict == GradeVerdict.Graded).ToList();
        var reviewed = marked.Count(pair => pair.Grade.Verdict == GradeVerdict.HumanReview) / (double)marked.Count;
        var gated = marked.Where(pair => pair.Grade.Verdict == GradeVerdict.Gated).ToList();
        var correlation = Correlation(marked);
        output.WriteLine(
            $"{file} {split}: {marked.Count} answers, r {correlation:F3} over all, {Correlation(judged):F3} over the graded; mean absolute error {Error(marked):F3} over all, "
            + $"{Error(judged):F3} over the graded; {reviewed:P1} to review, {gated.Count} gated (people gave them {gated.Select(pair => pair.Human).DefaultIfEmpty().Average():F2})");
        Assert.True(correlation >= leastCorrelation, $"r is {correlation:F3}");
        Assert.True(reviewed <= mostReviewed, $"{reviewed:P1} go to review");
    }

    private static double Score(AnswerGrade grade) => grade.Criteria.IsEmpty ? 0 : (double)grade.Criteria[0].Score;

    private static double Error(List<(AnswerGrade Grade, double Human)> pairs) => pairs.Average(pair => Math.Abs(Score(pair.Grade) - pair.Human));

    private static double Correlation(List<(AnswerGrade Grade, double Human)> pairs)
    {
        var (x, y) = (pairs.Average(pair => Score(pair.Grade)), pairs.Average(pair => pair.Human));
        var (together, first, second) = (0d, 0d, 0d);
        foreach (var (grade, human) in pairs)
        {
            together += (Score(grade) - x) * (human - y);
            first += Math.Pow(Score(grade) - x, 2);
            second += Math.Pow(human - y, 2);
        }
        return together / Math.Sqrt(first * second);
    }

    private static string Folder()
    {
        var root = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(root, "Orleans.sln")))
            root = Path.GetDirectoryName(root) ?? throw new InvalidOperationException("The tests must run inside the repository.");
        return Path.Combine(root, "..", "shared", "data", "grading");
    }

    private sealed record Row(string Qid, string Split, string Question, string Reference, string[]? References, string Answer, double Score);
}
