using System.Collections.Immutable;
using Assay.CrashHost.Points;
using Assay.CrashHost.Scenarios;
using Assay.Storage;

namespace Assay.CrashHost.Ports;

/// <summary>The real store's part in erasing, with points around the removal of traces.</summary>
internal sealed class TrappedErasures(IErasureStore inner, Trap trap, Target target) : IErasureStore
{
    public Task<ImmutableArray<string>> KeysAsync(string stateName, string prefix, int limit, CancellationToken cancellationToken) =>
        inner.KeysAsync(stateName, prefix, limit, cancellationToken);

    public Task RemoveTracesAsync(CancellationToken cancellationToken) =>
        trap.AroundAsync(target.Key ?? "", "traces", () => inner.RemoveTracesAsync(cancellationToken));
}
