using Assay.Queue;
using Assay.Submissions;

namespace Assay.Pipeline;

/// <summary>A broker between accepting and working, where one is configured.</summary>
internal interface IJobQueue
{
    /// <summary>True when jobs are meant to go over a broker, whether it answers or not.</summary>
    bool IsConfigured { get; }

    /// <summary>True while jobs are to be handed to it: it is configured, and answers.</summary>
    bool IsOpen { get; }

    /// <summary>True when no message may be waited for: there is no broker, or it has been out of reach for so long that waiting jobs are run without it.</summary>
    bool IsGivenUp { get; }

    /// <summary>How long a message waits at most before the broker takes it out of the queue.</summary>
    TimeSpan TimeToLive { get; }

    /// <summary>Hands a job over, within 2 s. Never throws for the broker's sake.</summary>
    /// <param name="submissionId">Whose job.</param>
    /// <param name="assessmentId">For senders and readers that know the plain form of a message.</param>
    /// <param name="evaluationId">The same, for a report.</param>
    /// <param name="job">With its run and attempt.</param>
    /// <param name="dueAt">When the message is to be delivered; null for now.</param>
    /// <returns>True when the broker has confirmed it. False when it did not: whether it has the message is then unknown.</returns>
    Task<bool> TrySendAsync(string submissionId, string assessmentId, string? evaluationId, StageJob job, DateTimeOffset? dueAt);

    /// <summary>How the broker is and what its queues hold, within some seconds. Never throws for the broker's sake.</summary>
    Task<BrokerStatus> ReadStatusAsync();
}
