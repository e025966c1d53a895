using System.Text.Json;
using Assay.Errors;
using Assay.Storage;
using Assay.Submissions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Orleans.Placement;

namespace Assay.Scoring.Models.Paid;

/// <summary>The paid results of one run. After a write that fails, or whose outcome is unknown, the activation ends and the row is read anew.</summary>
[GrainType("paid-results")]
[PreferLocalPlacement]
[CollectionAgeLimit(Minutes = 5)]
internal sealed partial class PaidRowGrain(
    [PersistentState(PaidRowGrain.StateName, AssayStorage.ProviderName)] IPersistentState<PaidState> storage,
    [FromKeyedServices(AssayClock.Key)] TimeProvider clock,
    ILogger<PaidRowGrain> logger) : Grain, IPaidRowGrain
{
    public const string StateName = "paid";

    /// <summary>Well below what a row may take, in the more spacious of the two ways that JSON can be written.</summary>
    internal const int MostBytes = 1_000_000;

    private static readonly TimeSpan WriteLimit = TimeSpan.FromSeconds(20);
    private List<PaidEntry> _arrived = [];
    private TaskCompletionSource _stored = NewSignal();
    private Task _writing = Task.CompletedTask;
    private PaidState _durable = new();
    private int _bytes;
    private AssayException? _ended;

    private IPaidRowGrain Next => GrainFactory.GetGrain<IPaidRowGrain>(PaidRowKeys.Next(this.GetPrimaryKeyString()));

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _durable = storage.State;
        _bytes = _durable.Entries.Sum(SizeOf);
        return Task.CompletedTask;
    }

    public async Task<PaidEntry?> Find(PaidLookup lookup) =>
        _durable.Find(lookup) ?? (_durable.More ? await Next.Find(lookup) : null);

    public async Task<PaidEntry> Add(PaidEntry entry)
    {
        if (_durable.Find(entry.Lookup) is { } known)
            return known;
        if (!_durable.More)
        {
            if (_ended is { } reason)
                throw reason;
            _arrived.Add(entry);
            var stored = _stored.Task;
            if (_writing.IsCompleted)
                _writing = WriteAsync();
            await stored;
        }

        // What found no more room in this row is left to the next.
        return _durable.Find(entry.Lookup) ?? await Next.Add(entry);
    }

    public async Task Remove()
    {
        _ended ??= new AssayException(ErrorKind.Gone, "submission_erased", "The data of this submission has been erased.");
        await _writing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        await this.RemoveAsync(storage);
    }

    private async Task WriteAsync()
    {
        while (_arrived.Count > 0)
        {
            var (batch, stored) = (_arrived, _stored);
            (_arrived, _stored) = ([], NewSignal());
            try
            {
                await StoreAsync(batch);
                stored.SetResult();
            }
            catch (Exception error)
            {
                LogWriteFailed(logger, error, this.GetPrimaryKeyString());
                _ended ??= new AssayException(ErrorKind.Unavailable, "store_unavailable", "The store could not confirm the change; repeat the call.");
                DeactivateOnIdle();
                stored.SetException(_ended);
                _stored.SetException(_ended);
                return;
            }
        }

        // Not waited for: the submission may be ending, and wait for those who wait for this.
        if (_ended is null)
            RemoveIfErasedAsync().Ignore();
    }

    private async Task StoreAsync(List<PaidEntry> batch)
    {
        var (next, bytes) = (_durable, _bytes);
        foreach (var entry in batch.Where(entry => next.Find(entry.Lookup) is null))
        {
            var size = SizeOf(entry);
            if (next.More || (bytes + size > MostBytes && !next.Entries.IsEmpty))
                next = next with { More = true };
            else
                (next, bytes) = (next with { Entries = next.Entries.Add(entry) }, bytes + size);
        }

        if (next == _durable)
            return;
        storage.State = next;
        await storage.WriteStateAsync().WaitAsync(WriteLimit, clock);
        (_durable, _bytes) = (next, bytes);
    }

    /// <summary>
    /// A result may come when its submission is erased already, and its row is purged. Asked after the write: an erase that comes
    /// later than this finds the row.
    /// </summary>
    private async Task RemoveIfErasedAsync()
    {
        var key = this.GetPrimaryKeyString();
        try
        {
            await GrainFactory.GetGrain<ISubmissionGrain>(PaidRowKeys.SubmissionOf(key)).GetSession();
        }
        catch (AssayException refusal) when (refusal.Kind == ErrorKind.Gone)
        {
            LogLate(logger, key);
            await this.AsReference<IPaidRowGrain>().Remove();
        }
        catch (Exception error)
        {
            // The second purge of an erase finds what this has missed.
            LogNotAsked(logger, error, key);
        }
    }

    private static int SizeOf(PaidEntry entry) => JsonSerializer.SerializeToUtf8Bytes(entry, StateJson.Default.PaidEntry).Length;

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A write of {Row} failed or its outcome is unknown; the row will be read again")]
    private static partial void LogWriteFailed(ILogger logger, Exception error, string row);

    [LoggerMessage(Level = LogLevel.Information, Message = "A paid result came after its submission was erased; {Row} is removed again")]
    private static partial void LogLate(ILogger logger, string row);

    [LoggerMessage(Level = LogLevel.Debug, Message = "Whether the submission of {Row} is erased cannot be asked now")]
    private static partial void LogNotAsked(ILogger logger, Exception error, string row);
}
