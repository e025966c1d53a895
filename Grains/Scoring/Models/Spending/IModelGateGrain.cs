namespace Assay.Scoring.Models.Spending;

/// <summary>The one gate of the cluster that every call of a model passes, key <see cref="Key"/>. No call of it waits.</summary>
[Alias("assay.IModelGateGrain")]
internal interface IModelGateGrain : IGrainWithStringKey
{
    /// <summary>The one key in use.</summary>
    const string Key = "gate";

    /// <summary>Reserves a call and its tokens, or says why it must not be made now.</summary>
    /// <param name="tokens">As many as it may use, sent and received.</param>
    [Alias("Enter")]
    Task<GatePass> Enter(int tokens);

    /// <summary>Gives back the reservation of a call that was not made.</summary>
    [Alias("Leave")]
    Task Leave(int tokens);

    /// <summary>Says what a call has used.</summary>
    [Alias("Settle")]
    Task Settle(CallUse use);

    /// <summary>The sums of the day that the gate is counting: the present one, or the last on which a model was asked.</summary>
    [Alias("Current")]
    Task<ModelUsage> Current();
}
