using System.Collections.Immutable;

namespace Assay.Scoring;

/// <summary>How a model came to a question's score: what it was asked, and each of its samples.</summary>
[GenerateSerializer]
[Immutable]
[Alias("assay.ModelTrace")]
public sealed record ModelTrace
{
    /// <summary>The model as the service named it in its replies.</summary>
    [Id(0)]
    public string Model { get; init; } = "";

    /// <summary>SHA-256 of the instructions and the schema, without the answer and the nonce, lower-case hexadecimal: equal for equal prompts.</summary>
    [Id(1)]
    public string PromptHash { get; init; } = "";

    /// <summary>The samples in the order they were asked for, void ones included.</summary>
    [Id(2)]
    public ImmutableArray<ModelSample> Samples { get; init; } = [];
}
