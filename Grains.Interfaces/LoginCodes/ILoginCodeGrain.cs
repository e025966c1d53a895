namespace Assay.LoginCodes;

/// <summary>
/// One login code, keyed <c>code_</c> + the SHA-256 of the normalised code in hex: the code itself is stored nowhere.
/// </summary>
[Alias("assay.ILoginCodeGrain")]
public interface ILoginCodeGrain : IGrainWithStringKey
{
    /// <summary>Binds the code to a submission, once; false when it is taken.</summary>
    [Alias("Bind")]
    Task<bool> Bind(string submissionId);

    /// <summary>The submission behind the code, or null when there is no such code. Does not say whether it may still be used.</summary>
    [Alias("Resolve")]
    Task<string?> Resolve();

    /// <summary>Removes the code if it is bound to this submission; from then on it is unknown.</summary>
    [Alias("Remove")]
    Task Remove(string submissionId);
}
