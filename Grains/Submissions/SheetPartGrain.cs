using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Assay.Storage;

namespace Assay.Submissions;

/// <summary>One part of a large answer sheet.</summary>
[GrainType("sheet-part")]
internal sealed class SheetPartGrain(
    [PersistentState(SheetPartGrain.StateName, AssayStorage.ProviderName)] IPersistentState<SheetPartState> storage) : Grain, ISheetPartGrain
{
    public const string StateName = "sheet-part";

    public async Task Put(ImmutableArray<byte> bytes)
    {
        if (!storage.RecordExists)
        {
            storage.State = new SheetPartState { Bytes = ImmutableCollectionsMarshal.AsArray(bytes) };
            await this.WriteOrForgetAsync(storage);
        }

        DeactivateOnIdle();
    }

    public Task<ImmutableArray<byte>?> Read()
    {
        DeactivateOnIdle();
        return Task.FromResult<ImmutableArray<byte>?>(
            storage.State.Bytes is { } bytes ? ImmutableCollectionsMarshal.AsImmutableArray(bytes) : null);
    }

    public Task Remove() => this.RemoveAsync(storage);
}
