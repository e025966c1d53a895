using Assay.Storage;

namespace Assay.LoginCodes;

/// <summary>One login code.</summary>
[GrainType("login-code")]
internal sealed class LoginCodeGrain(
    [PersistentState("login-code", AssayStorage.ProviderName)] IPersistentState<LoginCodeState> storage) : Grain, ILoginCodeGrain
{
    public async Task<bool> Bind(string submissionId)
    {
        if (storage.State.SubmissionId is { } bound)
            return bound == submissionId;
        storage.State = new LoginCodeState { SubmissionId = submissionId };
        await this.WriteOrForgetAsync(storage);
        return true;
    }

    public Task<string?> Resolve()
    {
        // Guessed codes must not fill the silo's memory.
        if (storage.State.SubmissionId is null)
            DeactivateOnIdle();
        return Task.FromResult(storage.State.SubmissionId);
    }

    public async Task Remove(string submissionId)
    {
        if (storage.State.SubmissionId == submissionId)
            await this.RemoveAsync(storage);
        else
            DeactivateOnIdle();
    }
}
