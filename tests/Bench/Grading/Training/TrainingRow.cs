using Assay.Scoring.Embedded.Content;

namespace Assay.Bench.Grading.Training;

/// <summary>One example to fit to.</summary>
/// <param name="Question">Examples of one question never stand on both sides of a cross-validation.</param>
/// <param name="Values">The measures.</param>
/// <param name="Right">What is to be told from them.</param>
/// <param name="Content">Of a row about the topic, what the score comes from.</param>
internal sealed record TrainingRow(string Question, double[] Values, bool Right, Measures? Content = null);
