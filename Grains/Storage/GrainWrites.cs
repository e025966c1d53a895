namespace Assay.Storage;

/// <summary>Writing for grains that hold one value and have no use for a memory that may differ from the store.</summary>
internal static class GrainWrites
{
    /// <summary>Writes; after a failure of any kind the activation ends, so that the next call reads what is really stored.</summary>
    public static async Task WriteOrForgetAsync<T>(this Grain grain, IPersistentState<T> storage)
    {
        try
        {
            await storage.WriteStateAsync();
        }
        catch (Exception)
        {
            grain.GrainContext.Deactivate(new DeactivationReason(DeactivationReasonCode.ApplicationError, "A write failed or its outcome is unknown."));
            throw;
        }
    }
}
