using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Assay.Scoring.Embedded.Content;

namespace Assay.Bench.Grading.Training;

/// <summary>Fits the content model to the training splits of marked answers, and to nothing else of them.</summary>
internal static class ModelFitting
{
    private const int Folds = 10;

    private const int ClearnessSteps = 5;

    // Of good answers to the right question.
    private const double FlaggedShare = .05;

    private static readonly int[] Directions = [.. Measures.Names.Select(measure => measure.Direction)];

    private static readonly JsonSerializerOptions Written = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault };

    public static void Run(IEnumerable<string> files, string target)
    {
        var sets = files.Select(file => MarkedAnswer.Read(file).Where(answer => answer.Split == MarkedAnswer.TrainingSplit).ToList()).ToList();
        var right = sets.SelectMany(Rows).ToList();
        var good = sets.SelectMany(set => Rows(set.Where(answer => answer.IsGood))).ToList();
        var misplaced = sets.SelectMany(set => Rows(OffTopicCurve.Misplaced(set))).ToList();
        var onTopic = new Booster([.. good, .. misplaced], Directions).Fit();
        var fitted = new FittedModel(
            [.. Measures.Names.Select(measure => measure.Name)],
            new Booster(right, Directions).Fit(),
            onTopic,
            LeastOnTopic([.. good, .. misplaced]),
            [.. Enumerable.Repeat(.5, ClearnessSteps)]);
        fitted = fitted with { Agreement = Agreement(right, fitted) };
        File.WriteAllText(target, JsonSerializer.Serialize(fitted, Written).Replace("],[", "],\n[", StringComparison.Ordinal) + "\n");
        Console.WriteLine($"{right.Count} answers of {sets.Count} training splits; on topic from {fitted.LeastOnTopic}; agreement {string.Join(' ', fitted.Agreement)}");
    }

    private static IEnumerable<TrainingRow> Rows(IEnumerable<MarkedAnswer> answers) =>
        answers.Select(answer => (answer, Fit: OffTopicCurve.Fit(answer))).Where(pair => pair.Fit is not null)
            .Select(pair => new TrainingRow($"{pair.answer.Dataset} {pair.answer.Qid}", pair.Fit!.Values, pair.answer.Score >= .5));

    /// <summary>The threshold under which no more than the allowed share of good answers to unseen questions falls.</summary>
    private static double LeastOnTopic(List<TrainingRow> rows)
    {
        var good = Unseen(rows).Where(pair => pair.Row.Right).Select(pair => pair.Model.Probability(pair.Row.Values)).Order().ToList();
        return Booster.Round(good[(int)(FlaggedShare * good.Count)]);
    }

    /// <summary>How often "right" and "wrong" held on unseen questions, by clearness; never falling as it grows (pool adjacent violators).</summary>
    private static ImmutableArray<double> Agreement(List<TrainingRow> rows, FittedModel fitted)
    {
        var models = new Dictionary<BoostedTrees, ContentModel>(ReferenceEqualityComparer.Instance);
        var steps = new (double Agreed, double All)[ClearnessSteps];
        foreach (var (row, trees) in Unseen(rows))
        {
            if (!models.TryGetValue(trees, out var model))
                models[trees] = model = new(fitted with { Right = trees });
            var score = model.Score(Measures.Of(row.Values));
            var step = Math.Min(ClearnessSteps - 1, (int)(Math.Abs(score - .5) * 2 * ClearnessSteps));
            steps[step] = (steps[step].Agreed + (score >= .5 == row.Right ? 1 : 0), steps[step].All + 1);
        }
        return Isotonic.Rising(steps);
    }

    private static IEnumerable<(TrainingRow Row, BoostedTrees Model)> Unseen(List<TrainingRow> rows)
    {
        var folds = rows.GroupBy(row => row.Question).OrderBy(group => group.Key, StringComparer.Ordinal)
            .SelectMany((group, number) => group.Select(row => (row, Fold: number % Folds))).ToList();
        foreach (var fold in Enumerable.Range(0, Folds))
        {
            var model = new Booster([.. folds.Where(pair => pair.Fold != fold).Select(pair => pair.row)], Directions).Fit();
            foreach (var (row, _) in folds.Where(pair => pair.Fold == fold))
                yield return (row, model);
        }
    }
}
