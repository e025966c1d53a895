using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Assay.Scoring.Embedded;
using Assay.Scoring.Embedded.Content;

namespace Assay.Bench.Grading.Training;

/// <summary>Fits the content model to the training splits of marked answers, and to nothing else of them.</summary>
internal static class ModelFitting
{
    private const int Folds = 10;

    private const int ClearnessSteps = 10;

    // Of good answers to the right question.
    private const double FlaggedShare = .05;

    private static readonly int[] Directions = [.. Measures.Names.Select(measure => measure.Direction)];

    private static readonly int[] TopicDirections = [.. TopicMeasures.Names.Select(_ => 1)];

    private static readonly JsonSerializerOptions Written = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault };

    public static void Run(IEnumerable<string> files, string target)
    {
        var sets = files.Select(file => MarkedAnswer.Read(file).Where(answer => answer.Split == MarkedAnswer.TrainingSplit).ToList()).ToList();
        var right = sets.SelectMany(Rows).ToList();
        var topic = sets.SelectMany(set => TopicRows(set.Where(answer => answer.IsGood)).Concat(TopicRows(OffTopicCurve.Misplaced(set, set)))).ToList();
        var fitted = new FittedModel(
            [.. ContentModel.Names],
            new Booster(right, Directions).Fit(),
            new Booster(topic, TopicDirections).Fit(),
            LeastOnTopic: 0,
            Agreement: [.. Enumerable.Repeat(.5, ClearnessSteps)]);
        fitted = fitted with { LeastOnTopic = LeastOnTopic(topic, new(fitted)), Agreement = AgreementByClearness(right, fitted) };
        File.WriteAllText(target, JsonSerializer.Serialize(fitted, Written).Replace("],[", "],\n[", StringComparison.Ordinal) + "\n");
        Console.WriteLine($"{right.Count} answers of {sets.Count} training splits; on topic from {fitted.LeastOnTopic}; agreement {string.Join(' ', fitted.Agreement)}");
        Print("questions left out", Unseen(right, Directions).Select(pair => (pair.Model.Probability(pair.Row.Values), pair.Row)));
        foreach (var other in sets.Where(set => sets.Count > 1))
        {
            var model = new Booster([.. sets.Where(set => set != other).SelectMany(Rows)], Directions).Fit();
            Print($"{other[0].Dataset} left out", Rows(other).Select(row => (model.Probability(row.Values), row)));
        }
    }

    /// <summary>What the choice of measures and settings was made by: no test split is looked at.</summary>
    private static void Print(string name, IEnumerable<(double Probability, TrainingRow Row)> judged)
    {
        var agreement = new Agreement(judged.Select(pair => (pair.Probability, pair.Row.Right ? 1.0 : 0)));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"  {name,-20} r {agreement.Correlation:F3}, 2-way {agreement.Accuracy:F3}, RMSE {agreement.RootMeanSquareError:F3}"));
    }

    private static IEnumerable<TrainingRow> Rows(IEnumerable<MarkedAnswer> answers) => answers.Select(answer => (answer, Read: Questions.Read(answer)))
        .Where(pair => AnswerGates.Find(pair.Read) is null)
        .Select(pair => new TrainingRow($"{pair.answer.Dataset} {pair.answer.Qid}", Best(pair.Read).Values, pair.answer.Score >= .5));

    private static IEnumerable<TrainingRow> TopicRows(IEnumerable<MarkedAnswer> answers) => answers.Select(answer => (answer, Read: Questions.Read(answer)))
        .Where(pair => AnswerGates.Find(pair.Read) is null)
        .Select(pair => new TrainingRow(
            $"{pair.answer.Dataset} {pair.answer.Qid}",
            TopicMeasures.Of(pair.Read.Question, pair.Read.Words, Comparisons(pair.Read).Max(comparison => comparison.Measures.Recall)).Values,
            pair.answer.IsGood,
            Best(pair.Read)));

    private static Measures Best(JudgedAnswer answer) => Comparisons(answer).MaxBy(comparison => comparison.Measures.Fit)!.Measures;

    private static IEnumerable<Comparison> Comparisons(JudgedAnswer answer) =>
        answer.Question.References.Select(reference => new Comparison(reference, answer.Words, answer.Question.Stems));

    /// <summary>The threshold under which no more than the allowed share of good answers to unseen questions falls.</summary>
    private static double LeastOnTopic(List<TrainingRow> rows, ContentModel model)
    {
        var good = Unseen(rows, TopicDirections).Where(pair => pair.Row.Right).ToList();
        var low = good.Where(pair => model.Score(pair.Row.Content!) < Doubts.Right).Select(pair => pair.Model.Probability(pair.Row.Values)).Order().ToList();
        return Booster.Round(low[Math.Min(low.Count - 1, (int)(FlaggedShare * good.Count))]);
    }

    /// <summary>How often "right" and "wrong" held on unseen questions, by clearness; never falling as it grows (pool adjacent violators).</summary>
    private static ImmutableArray<double> AgreementByClearness(List<TrainingRow> rows, FittedModel fitted)
    {
        var models = new Dictionary<BoostedTrees, ContentModel>(ReferenceEqualityComparer.Instance);
        var steps = new (double Agreed, double All)[ClearnessSteps];
        foreach (var (row, trees) in Unseen(rows, Directions))
        {
            if (!models.TryGetValue(trees, out var model))
                models[trees] = model = new(fitted with { Right = trees });
            var score = model.Score(Measures.Of(row.Values));
            var step = Math.Min(ClearnessSteps - 1, (int)(Math.Abs(score - .5) * 2 * ClearnessSteps));
            steps[step] = (steps[step].Agreed + (score >= .5 == row.Right ? 1 : 0), steps[step].All + 1);
        }
        return Isotonic.Rising(steps);
    }

    private static IEnumerable<(TrainingRow Row, BoostedTrees Model)> Unseen(List<TrainingRow> rows, IReadOnlyList<int> directions)
    {
        var folds = rows.GroupBy(row => row.Question).OrderBy(group => group.Key, StringComparer.Ordinal)
            .SelectMany((group, number) => group.Select(row => (row, Fold: number % Folds))).ToList();
        foreach (var fold in Enumerable.Range(0, Folds))
        {
            var model = new Booster([.. folds.Where(pair => pair.Fold != fold).Select(pair => pair.row)], directions).Fit();
            foreach (var (row, _) in folds.Where(pair => pair.Fold == fold))
                yield return (row, model);
        }
    }
}
