using System.Collections.Concurrent;
using Assay.Submissions;

namespace Assay.CrashHost.Ports;

/// <summary>The durable state of each submission as this process last read or wrote it; decides what a fault depends on.</summary>
internal sealed class SubmissionWatch
{
    private readonly ConcurrentDictionary<string, SubmissionState> _durable = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, TaskCompletionSource> _waiting = new(StringComparer.Ordinal);

    public void Saw(string key, SubmissionState state)
    {
        _durable[key] = state;
        if (state.Run.Phase == RunPhase.Waiting)
            Signal(key).TrySetResult();
    }

    public bool IsWaiting(string key) => _durable.TryGetValue(key, out var state) && state.Run.Phase == RunPhase.Waiting;

    public bool IsQueued(string key) =>
        _durable.TryGetValue(key, out var state) && (state.Run.Phase is RunPhase.Waiting or RunPhase.RetryWait);

    public bool Knows(string key) => _durable.ContainsKey(key);

    /// <summary>Completes once the submission was stored as waiting for a slot.</summary>
    public Task WhenWaiting(string key) => Signal(key).Task;

    public int FailedAttempts(string key) => _durable.TryGetValue(key, out var state) ? state.Run.FailedAttempts : 0;

    /// <summary>What a write is about: the newest timeline entry, or the start mark, which adds none.</summary>
    public string NameOf(string key, SubmissionState next)
    {
        if (next.Erasure is { } erasure)
            return erasure.Purges == 0 ? "erased" : "purged";
        var known = _durable.TryGetValue(key, out var before) ? before.Timeline.Length : 0;
        if (next.Timeline.Length > known)
            return next.Timeline[^1].Event;
        return next.Run.Phase == RunPhase.Running ? "begun" : "changed";
    }

    private TaskCompletionSource Signal(string key) =>
        _waiting.GetOrAdd(key, _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
}
