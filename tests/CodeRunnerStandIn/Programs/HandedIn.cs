using System.Text.Json.Nodes;

namespace Assay.Tests.CodeRunnerStandIn.Programs;

/// <summary>A program that was handed in.</summary>
/// <param name="Language">Its language's number.</param>
/// <param name="Source">Its text.</param>
/// <param name="Input">Its standard input.</param>
/// <param name="Body">Everything that came with it, texts in base64.</param>
/// <param name="Key">The key it came with.</param>
public sealed record HandedIn(int Language, string Source, string Input, JsonNode Body, string Key);
