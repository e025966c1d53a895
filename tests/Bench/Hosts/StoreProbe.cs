using System.Collections.Concurrent;
using Assay.Submissions;
using Orleans.Storage;

namespace Assay.Bench;

/// <summary>Stands before a storage provider: counts its writes, and tells when a submission's report is stored.</summary>
internal sealed class StoreProbe(IGrainStorage inner, Tally tally, Finished finished) : IGrainStorage, ILifecycleParticipant<ISiloLifecycle>
{
    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        inner.ReadStateAsync(stateName, grainId, grainState);

    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState, CancellationToken cancellationToken) =>
        inner.ReadStateAsync(stateName, grainId, grainState, cancellationToken);

    public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        WriteStateAsync(stateName, grainId, grainState, CancellationToken.None);

    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState, CancellationToken cancellationToken)
    {
        var reported = grainState.State is SubmissionState { ReportStatus: StageStatus.Completed };
        await inner.WriteStateAsync(stateName, grainId, grainState, cancellationToken);
        tally.CountWrite();
        if (reported)
            finished.Tell(grainId.Key.ToString()!);
    }

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        inner.ClearStateAsync(stateName, grainId, grainState);

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState, CancellationToken cancellationToken) =>
        inner.ClearStateAsync(stateName, grainId, grainState, cancellationToken);

    public void Participate(ISiloLifecycle lifecycle) => (inner as ILifecycleParticipant<ISiloLifecycle>)?.Participate(lifecycle);
}

/// <summary>Who waits for which submission's report.</summary>
internal sealed class Finished
{
    private readonly ConcurrentDictionary<string, TaskCompletionSource> _waiting = new(StringComparer.Ordinal);

    public Task Expect(string key)
    {
        var stored = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _waiting[key] = stored;
        return stored.Task;
    }

    public void Tell(string key)
    {
        if (_waiting.TryRemove(key, out var stored))
            stored.SetResult();
    }
}
