namespace Assay.Scoring;

/// <summary>What came of running a program.</summary>
public enum CodeRunOutcome
{
    /// <summary>It ran to its end and reported no error.</summary>
    Finished,

    /// <summary>It could not be compiled.</summary>
    CompileError,

    /// <summary>It ended with an error, or was ended for the memory it took.</summary>
    RuntimeError,

    /// <summary>It took longer than its limit.</summary>
    TimeLimit,

    /// <summary>It printed more than is read.</summary>
    OutputLimit,

    /// <summary>It was not run: the runner offers no language of that name.</summary>
    UnknownLanguage,

    /// <summary>It was not run: too long, or the runner does not accept it, however often it is sent.</summary>
    Refused,
}
