namespace Assay.Submissions;

/// <summary>What a submission says of a job.</summary>
public enum JobVerdict
{
    /// <summary>Nothing is left to do: done, superseded, or its next attempt has an alarm of its own.</summary>
    Settled,

    /// <summary>The attempt is going on.</summary>
    Running,

    /// <summary>Due, and no job slot is free; ask again.</summary>
    NoSlot,

    /// <summary>Due in a moment; ask again then.</summary>
    NotYet,

    /// <summary>The stage has failed for good with this attempt.</summary>
    Failed,
}
