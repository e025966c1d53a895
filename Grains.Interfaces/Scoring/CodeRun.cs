namespace Assay.Scoring;

/// <summary>One program that was run, or why it was not.</summary>
[GenerateSerializer]
[Immutable]
[Alias("assay.CodeRun")]
public sealed record CodeRun
{
    /// <summary>What came of it.</summary>
    [Id(0)]
    public CodeRunOutcome Outcome { get; init; }

    /// <summary>What it printed.</summary>
    [Id(1)]
    public string Output { get; init; } = "";

    /// <summary>What it printed to standard error.</summary>
    [Id(2)]
    public string Error { get; init; } = "";

    /// <summary>What the compiler said.</summary>
    [Id(3)]
    public string CompilerOutput { get; init; } = "";

    /// <summary>Processor time, or null where the runner did not tell.</summary>
    [Id(4)]
    public int? Milliseconds { get; init; }

    /// <summary>Memory, or null where the runner did not tell.</summary>
    [Id(5)]
    public int? Kilobytes { get; init; }
}
