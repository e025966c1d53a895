using Assay.CrashHost.Points;
using Assay.Scoring.Models.Paid;
using Assay.Submissions;
using Orleans.Storage;

namespace Assay.CrashHost.Ports;

/// <summary>The real store with points around each read and write.</summary>
internal sealed class TrappedStorage(IGrainStorage inner, Trap trap, SubmissionWatch watch, PaidCalls calls) : IGrainStorage
{
    public async Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var key = grainId.Key.ToString()!;
        await trap.AroundAsync(key, ReadName(stateName, key), () => inner.ReadStateAsync(stateName, grainId, grainState));
        if (grainState is { RecordExists: true, State: SubmissionState state })
            watch.Saw(key, state);
    }

    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var key = grainId.Key.ToString()!;
        var name = grainState.State switch
        {
            SubmissionState next => watch.NameOf(key, next),
            PaidState paid => "paid:" + NameOf(paid.Entries[^1]),
            _ => stateName,
        };
        await trap.AroundAsync(key, "store:" + name, async () =>
        {
            await inner.WriteStateAsync(stateName, grainId, grainState);
            if (grainState.State is PaidState paid)
                calls.Stored(PaidRowKeys.SubmissionOf(key), NameOf(paid.Entries[^1]));
        });
        if (grainState.State is SubmissionState state)
            watch.Saw(key, state);
    }

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        trap.AroundAsync(grainId.Key.ToString()!, "remove:" + stateName, () => inner.ClearStateAsync(stateName, grainId, grainState));

    private static string NameOf(PaidEntry entry) => PaidCalls.NameOf(entry.Lookup.QuestionId, entry.Lookup.Sample);

    private string ReadName(string stateName, string key) =>
        watch.IsWaiting(key) ? $"read:{stateName}:waiting" : "read:" + stateName;
}
