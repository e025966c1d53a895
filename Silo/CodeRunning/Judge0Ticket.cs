namespace Assay.Silo.CodeRunning;

/// <summary>What a program handed in is asked for by.</summary>
internal sealed record Judge0Ticket(string? Token);
