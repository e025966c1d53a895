using System.Collections.Immutable;

namespace Assay.Storage;

/// <summary>What erasing needs of the store beside the grains' own rows.</summary>
public interface IErasureStore
{
    /// <summary>
    /// Keys of the rows of one state name that begin with <paramref name="prefix"/>, at most <paramref name="limit"/>. Rows that
    /// no other row names any more are found as well.
    /// </summary>
    Task<ImmutableArray<string>> KeysAsync(string stateName, string prefix, int limit, CancellationToken cancellationToken);

    /// <summary>
    /// Returns when what was removed or overwritten so far can no longer be read from files that are the store's own to clean.
    /// A store that has none, or that is cleaned by its server, returns at once.
    /// </summary>
    Task RemoveTracesAsync(CancellationToken cancellationToken);
}
