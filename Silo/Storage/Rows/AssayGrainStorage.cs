using System.Collections.Immutable;
using System.Text.Json;
using Assay.Audit;
using Assay.Errors;
using Assay.Storage;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Storage;

namespace Assay.Silo.Storage;

/// <summary>Keeps grain states in the rows of the configured store: listed ones with their columns, all others by name and key alone.</summary>
internal sealed class AssayGrainStorage(IRowStore store, [FromKeyedServices(AssayClock.Key)] TimeProvider clock) : IGrainStorage
{
    /// <summary>The largest payload, in bytes.</summary>
    public const int RowLimit = 1_500_000;

    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        ReadStateAsync(stateName, grainId, grainState, CancellationToken.None);

    public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        WriteStateAsync(stateName, grainId, grainState, CancellationToken.None);

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        ClearStateAsync(stateName, grainId, grainState, CancellationToken.None);

    public async Task ReadStateAsync<T>(
        string stateName,
        GrainId grainId,
        IGrainState<T> grainState,
        CancellationToken cancellationToken)
    {
        var key = KeyOf(stateName, grainId);
        var row = await store.ReadAsync(key, IsListed<T>(), Decode<T>, cancellationToken);
        grainState.State = row is null ? StateShape<T>.Empty() : row.Value;
        grainState.ETag = row?.ETag;
        grainState.RecordExists = row is not null;
    }

    public async Task WriteStateAsync<T>(
        string stateName,
        GrainId grainId,
        IGrainState<T> grainState,
        CancellationToken cancellationToken)
    {
        var key = KeyOf(stateName, grainId);
        var state = grainState.State ?? throw new ArgumentException("There is no state to write.", nameof(grainState));
        using var row = new RowWrite(key, StateShape<T>.Write(state))
        {
            OldETag = grainState.ETag,
            SchemaVersion = StateShape<T>.VersionOf(state),
            Now = clock.GetUtcNow().UtcTicks,
            Listed = state is IListedState listed ? (listed.ToListItem(key.Key), listed.GetAlarm()) : null,
            Audit = AuditOf(state),
        };
        if (row.Payload.Length > RowLimit)
            throw StoreErrors.RowTooLarge(row.Payload.Length, RowLimit);
        await store.WriteAsync(row, cancellationToken);
        grainState.ETag = row.ETag;
        grainState.RecordExists = true;
    }

    public async Task ClearStateAsync<T>(
        string stateName,
        GrainId grainId,
        IGrainState<T> grainState,
        CancellationToken cancellationToken)
    {
        if (grainState.ETag is { } etag)
        {
            var removal = new RowDeletion(KeyOf(stateName, grainId), IsListed<T>(), etag, AuditOf(grainState.State));
            await store.WriteAsync(removal, cancellationToken);
        }

        grainState.State = StateShape<T>.Empty();
        grainState.ETag = null;
        grainState.RecordExists = false;
    }

    private static RowKey KeyOf(string stateName, GrainId grainId) => new(stateName, grainId.Key.ToString() ?? "");

    private static bool IsListed<T>() => typeof(IListedState).IsAssignableFrom(typeof(T));

    private static ImmutableArray<AuditEntry> AuditOf<T>(T state) =>
        state is IAuditedState { PendingAudit: { IsDefaultOrEmpty: false } entries } ? entries : [];

    private static T Decode<T>(long version, ReadOnlySpan<byte> payload)
    {
        if (!StateShape<T>.CanRead(version))
        {
            throw new AssayException(
                ErrorKind.Unavailable,
                "row_of_newer_version",
                "This record was written by a newer version. Finish the upgrade, or roll it back and restore a backup.");
        }

        try
        {
            return StateShape<T>.Read(payload);
        }
        catch (JsonException)
        {
            throw new AssayException(ErrorKind.Unavailable, "row_unreadable", "This record cannot be read. Restore it from a backup.");
        }
    }
}
