namespace Assay.Scoring.Models;

/// <summary>What a model answered.</summary>
/// <param name="Text">The reply as it came, also when it is no valid JSON.</param>
/// <param name="Ending">How it ended.</param>
/// <param name="Model">The model as the service names it.</param>
/// <param name="InputTokens">Tokens sent, as the service counted them, or estimated.</param>
/// <param name="OutputTokens">Tokens received.</param>
/// <param name="Latency">From asking to the whole reply.</param>
public sealed record ModelReply(string Text, ModelEnding Ending, string Model, int InputTokens, int OutputTokens, TimeSpan Latency);
