namespace Assay.Storage;

/// <summary>What a row is woken for.</summary>
public enum AlarmKind
{
    /// <summary>A clock of the exam: code expiry or deadline. Needs no job slot.</summary>
    Deadline = 0,

    /// <summary>Work of the pipeline. Needs a job slot.</summary>
    Work = 1,

    /// <summary>Work that was cut off repeatedly. Needs a job slot and the silo's one lane for such runs.</summary>
    Lane = 2,

    /// <summary>Work that a message will bring. The row's alarm is for the case that the message gets lost.</summary>
    Message = 3,
}
