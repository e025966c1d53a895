using System.Collections.Immutable;

namespace Assay.Queue;

/// <summary>Direct mode: there are no dead letters but the store's failed submissions.</summary>
internal sealed class NoDeadLetterQueue : IDeadLetterQueue
{
    public bool IsConfigured => false;

    public Task<ImmutableArray<BusLetter>> PeekAsync(int most, CancellationToken cancellationToken) => Task.FromResult(ImmutableArray<BusLetter>.Empty);

    public Task<bool> WalkAsync(Func<BusLetter, Task<bool>> settles, int most, CancellationToken cancellationToken) => Task.FromResult(true);
}
