namespace Assay.Retention;

/// <summary>Submissions that may be kept equally long.</summary>
public enum RetentionClass
{
    /// <summary>Handed in; the age counts from the hand-in.</summary>
    Finished,

    /// <summary>Never handed in, and the time to do so is over; the age counts from the creation.</summary>
    Unused,
}
