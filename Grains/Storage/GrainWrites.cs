namespace Assay.Storage;

/// <summary>Writing for grains that hold one value and have no use for a memory that may differ from the store.</summary>
internal static class GrainWrites
{
    /// <summary>Writes; after a failure of any kind the activation ends, so that the next call reads what is really stored.</summary>
    public static Task WriteOrForgetAsync<T>(this Grain grain, IPersistentState<T> storage) =>
        OrForgetAsync(grain, () => storage.WriteStateAsync());

    /// <summary>Removes the row, whatever this activation believes about it, and ends the activation.</summary>
    public static async Task RemoveAsync<T>(this Grain grain, IPersistentState<T> storage)
    {
        await OrForgetAsync(grain, async () =>
        {
            await storage.ReadStateAsync();
            if (storage.RecordExists)
                await storage.ClearStateAsync();
        });
        grain.GrainContext.Deactivate(new DeactivationReason(DeactivationReasonCode.ApplicationRequested, "The row was removed."));
    }

    private static async Task OrForgetAsync(Grain grain, Func<Task> change)
    {
        try
        {
            await change();
        }
        catch (Exception)
        {
            grain.GrainContext.Deactivate(new DeactivationReason(DeactivationReasonCode.ApplicationError, "A write failed or its outcome is unknown."));
            throw;
        }
    }
}
