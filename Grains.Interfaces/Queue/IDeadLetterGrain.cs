using System.Collections.Immutable;
using Assay.Submissions;
using Orleans.Concurrency;

namespace Assay.Queue;

/// <summary>
/// The broker's dead letters, key <see cref="Key"/>. One at a time walks over them. Without a broker a walk is refused with
/// <c>not_in_direct_mode</c>, and with one that does not answer with <c>bus_unavailable</c>; then nothing is lost, and the call may be repeated.
/// </summary>
[Alias("assay.IDeadLetterGrain")]
public interface IDeadLetterGrain : IGrainWithStringKey
{
    /// <summary>The one key in use.</summary>
    const string Key = "dead-letters";

    /// <summary>The most letters of a queue that one call looks at.</summary>
    const int Most = 1_000;

    /// <summary>Reads the letters without locking them. Never fails for the broker's sake.</summary>
    [AlwaysInterleave]
    [Alias("List")]
    Task<LetterList> List();

    /// <summary>
    /// Settles the letters whose work is done or goes on otherwise, having set off again what the broker gave up unfinished. Kept are
    /// those of failed stages, and those that no submission answers for.
    /// </summary>
    /// <param name="command">Who and why.</param>
    /// <param name="only">Letters of these submissions; of all when empty.</param>
    /// <param name="dryRun">Only counts.</param>
    [ResponseTimeout("00:01:30")]
    [Alias("Reconcile")]
    Task<LetterCount> Reconcile(AdminCommand command, ImmutableArray<string> only, bool dryRun);

    /// <summary>Removes letters, whatever they mean. What the submission says of itself stays.</summary>
    /// <param name="command">Who and why.</param>
    /// <param name="letters">1–100.</param>
    /// <returns>Those that were there.</returns>
    [ResponseTimeout("00:01:30")]
    [Alias("Discard")]
    Task<ImmutableArray<LetterKey>> Discard(AdminCommand command, ImmutableArray<LetterKey> letters);
}
