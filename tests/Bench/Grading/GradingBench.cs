using System.Diagnostics;
using System.Globalization;
using Assay.Scoring;
using Assay.Scoring.Embedded;
using Assay.Scoring.Embedded.Content;

namespace Assay.Bench.Grading;

/// <summary>Prints how the embedded grader compares with the human marks of some files.</summary>
internal static class GradingBench
{
    // Reads the tables, and lets the compiler see what is hot.
    private const int WarmUp = 200;

    private static readonly double[] Thresholds = [.1, .2, .3, .4, .5, .6, .7, .8];

    public static async Task RunAsync(IReadOnlyList<string> files)
    {
        foreach (var file in files)
        {
            var answers = MarkedAnswer.Read(file);
            Line($"{Path.GetFileName(file)}: {answers.Count} answers to {answers.DistinctBy(answer => answer.Asked).Count()} questions");
            var grader = new EmbeddedGrader();
            await GradeAsync(grader, answers.Take(WarmUp));
            var (watch, before) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
            var graded = await GradeAsync(grader, answers);
            var (each, cpu) = (watch.Elapsed / answers.Count, (Environment.CpuUsage.TotalTime - before) / answers.Count);
            Line("  split                 answers      r    QWK    MAE   RMSE  2-way  reviewed  gated (mean mark)");
            foreach (var split in graded.GroupBy(answer => answer.Marked.Split).OrderBy(group => group.Key, StringComparer.Ordinal))
                Split(split.Key, [.. split]);
            Split("all", graded);
            Coverage(graded);
            await NonAnswersAsync(grader, answers);
            Curve("of the same file", answers, OffTopicCurve.Misplaced(answers, answers));
            foreach (var other in files.Where(other => other != file))
                Curve($"of {Path.GetFileName(other)}", answers, OffTopicCurve.Misplaced(MarkedAnswer.Read(other), answers));
            Line($"  an answer takes {each.TotalMilliseconds:F2} ms, {cpu.TotalMilliseconds:F2} ms of a core");
        }
    }

    public static async Task<List<GradedAnswer>> GradeAsync(EmbeddedGrader grader, IEnumerable<MarkedAnswer> answers)
    {
        var graded = new List<GradedAnswer>();
        foreach (var answer in answers)
            graded.Add(new(answer, await grader.GradeAsync(new("bench", 1, answer.AsQuestion(), answer.Answer), CancellationToken.None)));
        return graded;
    }

    private static void Split(string name, List<GradedAnswer> graded)
    {
        var agreement = Of(graded);
        var gated = graded.Where(answer => answer.Grade.Verdict == GradeVerdict.Gated).ToList();
        Line(
            $"  {name,-20} {graded.Count,8} {agreement.Correlation,6:F3} {agreement.Kappa,6:F3} {agreement.MeanAbsoluteError,6:F3} {agreement.RootMeanSquareError,6:F3} {agreement.Accuracy,6:F3} "
            + $"{graded.Count(answer => answer.IsReviewed) / (double)graded.Count,8:P1} {gated.Count,6} ({gated.Select(answer => answer.Marked.Score).DefaultIfEmpty().Average():F2})");
    }

    private static void Coverage(List<GradedAnswer> graded)
    {
        Line("  the surest answers:   share      r    MAE  2-way  least confidence");
        var surest = graded.OrderByDescending(answer => answer.Grade.Confidence).ToList();
        foreach (var share in new[] { .25, .5, .75, 1 })
        {
            var part = surest.Take((int)Math.Ceiling(share * surest.Count)).ToList();
            var agreement = Of(part);
            Line($"  {share,27:P0} {agreement.Correlation,6:F3} {agreement.MeanAbsoluteError,6:F3} {agreement.Accuracy,6:F3} {part[^1].Grade.Confidence,6:F2}");
        }
        foreach (var reason in graded.Where(answer => answer.IsReviewed).GroupBy(answer => answer.Grade.ReasonCode))
            Line($"  sent to a human: {reason.Key,-18} {reason.Count() / (double)graded.Count,7:P1}, mean mark {reason.Average(answer => answer.Marked.Score):F2}, 2-way {Of(reason).Accuracy:F3}");
        var judged = graded.Where(answer => !answer.IsReviewed).ToList();
        Line($"  not sent to a human {judged.Count / (double)graded.Count,7:P1} {Of(judged).Correlation,6:F3} {Of(judged).MeanAbsoluteError,6:F3} {Of(judged).Accuracy,6:F3}");
    }

    private static async Task NonAnswersAsync(EmbeddedGrader grader, IReadOnlyList<MarkedAnswer> answers)
    {
        foreach (var kind in (await GradeAsync(grader, NonAnswers.Of(answers))).GroupBy(answer => answer.Marked.Split))
            Line($"  {kind.Key,-20} {kind.Count(),8} mean score {kind.Average(answer => answer.Score):F3}, most {kind.Max(answer => answer.Score):F3}, over .05 and not sent to a human {kind.Count(answer => answer is { Score: > .05, IsReviewed: false })}");
    }

    private static void Curve(string source, IReadOnlyList<MarkedAnswer> answers, IEnumerable<MarkedAnswer> misplaced)
    {
        Line($"  good answers to other questions {source}:");
        Line("                    threshold  caught (or at most .2)  good answers flagged");
        foreach (var (threshold, caught, flagged) in OffTopicCurve.Of(answers, misplaced, [.. Thresholds.Append(ContentModel.Shared.LeastOnTopic).Order()]))
            Line($"  {threshold,27:F3} {caught,23:P1} {flagged,21:P1}{(threshold == ContentModel.Shared.LeastOnTopic ? "  in use" : "")}");
    }

    private static Agreement Of(IEnumerable<GradedAnswer> graded) => new(graded.Select(answer => (answer.Score, answer.Marked.Score)));

    private static void Line(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));

    private static void Line(string text) => Console.WriteLine(text);
}
