namespace Assay.Silo.CodeRunning;

/// <summary>A language that the service offers, for example 71, <c>Python (3.8.1)</c>.</summary>
internal sealed record Judge0Language(int Id, string? Name);
