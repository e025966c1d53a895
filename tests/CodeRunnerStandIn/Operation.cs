namespace Assay.Tests.CodeRunnerStandIn;

public enum Operation
{
    /// <summary>The list of languages.</summary>
    Languages,

    /// <summary>A program is handed in.</summary>
    HandIn,

    /// <summary>A result is asked for.</summary>
    Result,
}
