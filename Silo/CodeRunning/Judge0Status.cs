namespace Assay.Silo.CodeRunning;

/// <summary>The state of a program, by its number.</summary>
internal sealed record Judge0Status(int Id);
