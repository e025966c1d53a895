namespace Assay.Scoring.Models;

/// <summary>One question to a model.</summary>
/// <param name="Agent">Who is asked.</param>
/// <param name="Instructions">The system message.</param>
/// <param name="Input">The user message.</param>
/// <param name="SchemaName">The name of the JSON schema, for example <c>verdict</c>.</param>
/// <param name="Schema">The JSON schema that the reply must follow, strictly.</param>
/// <param name="MostOutputTokens">How long the reply may be.</param>
public sealed record ModelPrompt(ModelAgent Agent, string Instructions, string Input, string SchemaName, string Schema, int MostOutputTokens);
