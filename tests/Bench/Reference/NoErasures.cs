using System.Collections.Immutable;
using Assay.Storage;

namespace Assay.Bench;

/// <summary>Nothing is erased in a measurement.</summary>
internal sealed class NoErasures : IErasureStore
{
    public Task<ImmutableArray<string>> KeysAsync(string stateName, string prefix, int limit, CancellationToken cancellationToken) =>
        Task.FromResult(ImmutableArray<string>.Empty);

    public Task RemoveTracesAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
