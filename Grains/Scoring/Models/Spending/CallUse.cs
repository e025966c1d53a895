namespace Assay.Scoring.Models.Spending;

/// <summary>What a call has used, after it.</summary>
/// <param name="Reserved">Tokens that it had reserved.</param>
/// <param name="Answered">Whether a reply came.</param>
/// <param name="InputTokens">Tokens sent.</param>
/// <param name="OutputTokens">Tokens received.</param>
/// <param name="CostUsd">What it cost, USD.</param>
[GenerateSerializer]
[Immutable]
[Alias("assay.CallUse")]
internal sealed record CallUse(
    [property: Id(0)] int Reserved,
    [property: Id(1)] bool Answered,
    [property: Id(2)] int InputTokens,
    [property: Id(3)] int OutputTokens,
    [property: Id(4)] decimal CostUsd);
