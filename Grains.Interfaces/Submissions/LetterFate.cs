namespace Assay.Submissions;

/// <summary>What is to become of a job's dead letter.</summary>
public enum LetterFate
{
    /// <summary>The stage has failed for good, and the letter says why: it waits for an admin.</summary>
    Keep,

    /// <summary>What it asked for is done, superseded, erased, or tried anew already.</summary>
    Settle,

    /// <summary>The broker gave it up while its work was unfinished; the work goes on without it.</summary>
    Resend,
}
