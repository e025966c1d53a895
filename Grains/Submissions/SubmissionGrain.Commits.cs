using Assay.Errors;
using Orleans.Storage;

namespace Assay.Submissions;

internal sealed partial class SubmissionGrain
{
    /// <summary>Above what the store lets a write wait in its queue, below what a grain call may take.</summary>
    private static readonly TimeSpan WriteLimit = TimeSpan.FromSeconds(20);

    private readonly SemaphoreSlim _commitGate = new(1, 1);
    private bool _rereadFirst;
    private bool _stale;

    /// <summary>
    /// The one way to change this submission: makes the next state, writes it with the ETag, and only then lets it be seen.
    /// After a write of unknown outcome the row is read again before anything else is done with it.
    /// </summary>
    /// <param name="change">Gets the last durable state; returns the next one, or null for "nothing to do".</param>
    /// <param name="erased">True for the changes that an erased submission may still see; every other one is refused then.</param>
    /// <returns>The durable state after the call.</returns>
    private async Task<SubmissionState> CommitAsync(Func<SubmissionState?, SubmissionState?> change, bool erased = false)
    {
        await _commitGate.WaitAsync();
        try
        {
            if (_stale)
                throw Stale();
            if (_rereadFirst)
                await RereadAsync();
            if (!erased && _current?.Status == SubmissionStatus.Erased)
                throw Erased();

            var next = change(_current);
            if (next is null)
                return Current;

            _storage.State = next;
            var writing = _storage.WriteStateAsync();
            try
            {
                await writing.WaitAsync(WriteLimit, _services.Clock);
            }
            catch (TimeoutException) when (!writing.IsCompleted)
            {
                throw OnWriteHangs(writing);
            }
            catch (Exception error)
            {
                _storage.State = _current ?? new SubmissionState();
                throw OnWriteFailed(error);
            }

            _current = next.PendingAudit.IsEmpty ? next : next with { PendingAudit = [] };
            return _current;
        }
        finally
        {
            _commitGate.Release();
        }
    }

    private AssayException OnWriteFailed(Exception error)
    {
        if (error is InconsistentStateException)
        {
            // Another activation has written: this one is stale. It gives up, and whoever is asked next reads the row anew.
            _stale = true;
            LogStale(_logger, Key);
            DeactivateOnIdle();
            return Stale();
        }

        _rereadFirst = true;
        LogWriteFailed(_logger, error, Key);
        if ((error as AssayException ?? error.InnerException as AssayException) is { Kind: ErrorKind.TooLarge } refused)
            return refused;
        return Unavailable();
    }

    /// <summary>
    /// A write that does not answer may still land at any time, and would then change this activation's ETag behind its back. So
    /// the activation ends; whoever is asked next reads the row, and the ETag decides between it and the late write.
    /// </summary>
    private AssayException OnWriteHangs(Task writing)
    {
        writing.Ignore();
        _stale = true;
        LogWriteHangs(_logger, Key);
        DeactivateOnIdle();
        return Unavailable();
    }

    /// <summary>Reads the row again when the outcome of the last write is unknown; decisions come after it.</summary>
    private async ValueTask BeSureAsync()
    {
        if (_rereadFirst)
            await CommitAsync(_ => null, erased: true);
    }

    private async Task RereadAsync()
    {
        try
        {
            await _storage.ReadStateAsync();
        }
        catch (Exception error)
        {
            LogReadFailed(_logger, error, Key);
            throw Unavailable();
        }

        _current = _storage.RecordExists ? _storage.State : null;
        _rereadFirst = false;
    }

    private static AssayException Stale() =>
        new(ErrorKind.Unavailable, "submission_moved", "The submission is being taken over by another server; repeat the call.");

    private static AssayException Erased() =>
        new(ErrorKind.Gone, "submission_erased", "The data of this submission has been erased.");

    private static AssayException Unavailable() =>
        new(ErrorKind.Unavailable, "store_unavailable", "The store could not confirm the change; repeat the call.");
}
