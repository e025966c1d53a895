using System.Collections.Immutable;

namespace Assay.Scoring.Embedded.Content;

/// <summary>What the fitting leaves behind.</summary>
/// <param name="Names">The measures in their order.</param>
/// <param name="Right">Whether people call the answer right.</param>
/// <param name="OnTopic">Whether it belongs to this question.</param>
/// <param name="LeastOnTopic">Below this the answer is taken to belong to another question.</param>
/// <param name="Agreement">Share of right verdicts by clearness of the score, in equal steps from the middle to the ends.</param>
internal sealed record FittedModel(
    ImmutableArray<string> Names, BoostedTrees Right, BoostedTrees OnTopic, double LeastOnTopic, ImmutableArray<double> Agreement);
