using System.Collections.Immutable;

namespace Assay.Queue;

/// <summary>The dead letters of a broker, where one is configured. Its failures are <see cref="Errors.AssayException"/> of kind Unavailable.</summary>
internal interface IDeadLetterQueue
{
    /// <summary>False in direct mode.</summary>
    bool IsConfigured { get; }

    /// <summary>Reads letters of all queues without locking them, at most this many of each.</summary>
    Task<ImmutableArray<BusLetter>> PeekAsync(int most, CancellationToken cancellationToken);

    /// <summary>
    /// Shows the letters of all queues one by one, at most this many of each, and removes those for which the answer is true, after it
    /// was given. The others are back in their queue when this returns.
    /// </summary>
    /// <returns>False when there may be more.</returns>
    Task<bool> WalkAsync(Func<BusLetter, Task<bool>> settles, int most, CancellationToken cancellationToken);
}
