using System.Text.Json;

namespace Assay.Scoring.Embedded.Content;

/// <summary>
/// Turns measures into a score, into whether an answer is to the question at all, and into how far to trust the score. Fitted by
/// <c>tests/Bench -- train</c> on the training splits of the SemEval-2013 student answers (Dzikovska et al. 2013) alone.
/// </summary>
internal sealed class ContentModel
{
    private const string Resource = "Assay.Scoring.Embedded.Content.model.json";

    private const double Middle = .5;

    private static readonly Lazy<ContentModel> Loaded = new(Load);

    private readonly FittedModel _fitted;
    private readonly double _lowest;
    private readonly double _highest;

    public ContentModel(FittedModel fitted)
    {
        if (!fitted.Names.SequenceEqual(Names))
            throw new InvalidOperationException($"The model {Resource} was fitted to other measures: {string.Join(' ', fitted.Names)}");
        _fitted = fitted;
        _lowest = fitted.Right.Probability(Measures.Nothing.Values);
        _highest = fitted.Right.Probability(Measures.Perfect.Values);
    }

    /// <summary>The measures that the model looks at, then those of the topic.</summary>
    public static IEnumerable<string> Names => [.. Measures.Names.Select(measure => measure.Name), .. TopicMeasures.Names];

    public static ContentModel Shared => Loaded.Value;

    /// <summary>0..1: the probability that people call such an answer right, stretched so that the reference itself gets 1 and nothing gets 0.</summary>
    public double Score(Measures measures)
    {
        var right = _fitted.Right.Probability(measures.Values);
        var score = right >= Middle
            ? Middle + (Middle * (right - Middle) / (_highest - Middle))
            : Middle * (right - _lowest) / (Middle - _lowest);
        return Math.Clamp(score, 0, 1);
    }

    /// <summary>Below this <see cref="OnTopic"/> an answer is taken to belong to another question.</summary>
    public double LeastOnTopic => _fitted.LeastOnTopic;

    /// <summary>0..1, the probability that the answer is to this question rather than to another.</summary>
    public double OnTopic(TopicMeasures measures) => _fitted.OnTopic.Probability(measures.Values);

    /// <summary>.5..1: how often people agreed with "right" or "wrong" where the score was as clear as this, on questions that the model had not seen.</summary>
    public double Confidence(double score)
    {
        var clear = Math.Abs(score - Middle) / Middle * _fitted.Agreement.Length;
        return _fitted.Agreement[Math.Min(_fitted.Agreement.Length - 1, (int)clear)];
    }

    private static ContentModel Load()
    {
        using var stream = typeof(ContentModel).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"The model {Resource} is not in this build");
        return new(JsonSerializer.Deserialize<FittedModel>(stream, JsonSerializerOptions.Web)!);
    }
}
