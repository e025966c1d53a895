namespace Assay.Submissions;

/// <summary>For how long a row leaves its work to a message.</summary>
internal static class MessageTimes
{
    /// <summary>Until a send is known to have settled. A process that dies before that leaves a row that is woken then, and sends again.</summary>
    public static readonly TimeSpan UnsettledLimit = TimeSpan.FromMinutes(2);

    /// <summary>What a message may be late before it is taken for lost.</summary>
    public static readonly TimeSpan Lateness = TimeSpan.FromMinutes(5);
}
