namespace Assay.Scoring;

/// <summary>How long the texts of a run may be, in UTF-16 units.</summary>
public static class CodeRunLimits
{
    /// <summary>The name of the language.</summary>
    public const int Language = 50;

    /// <summary>The source.</summary>
    public const int Source = 100_000;

    /// <summary>The standard input.</summary>
    public const int Input = 100_000;
}
