using Assay.Assessments;
using Assay.Errors;

namespace Assay.Submissions;

internal sealed partial class SubmissionGrain
{
    private static readonly TimeSpan AnswerLimit = TimeSpan.FromSeconds(5);

    private Task<AssessmentDefinition> LoadAssessmentAsync(RunHandle handle, SubmissionState state) =>
        PatientlyAsync(handle, () => _services.Assessments.GetAsync(state.Created.AssessmentId, state.Created.AssessmentVersion).AsTask());

    private Task<bool> PatientlyAsync(RunHandle handle, Func<Task> call) => PatientlyAsync(handle, async () =>
    {
        await call();
        return true;
    });

    /// <summary>
    /// Asks another grain for what a stage needs. That a silo has died, or the store is away, is no failure of the stage: it is asked
    /// again, up to half of the lease.
    /// </summary>
    private async Task<T> PatientlyAsync<T>(RunHandle handle, Func<Task<T>> call)
    {
        var giveUpAt = Now + (_options.Lease / 2);
        var wait = TimeSpan.FromMilliseconds(200);
        while (true)
        {
            try
            {
                return await call().WaitAsync(AnswerLimit, _services.Clock, handle.Stop.Token);
            }
            catch (Exception error) when (IsOurOwn(error) && _draining)
            {
                throw new OperationCanceledException("The silo stops; the run goes on elsewhere.", error);
            }
            catch (Exception error) when (IsOurOwn(error) && Now < giveUpAt)
            {
                LogAskedAgain(_logger, Key, error.GetType().Name);
                await Task.Delay(wait, _services.Clock, handle.Stop.Token);
                wait = wait * 2 < LongestSaveWait ? wait * 2 : LongestSaveWait;
            }
        }
    }

    /// <summary>
    /// True for trouble of the cluster or the store, which passes without anybody's doing. It comes in many types; a grain's own
    /// refusals come in one.
    /// </summary>
    private static bool IsOurOwn(Exception error) =>
        error is not (OperationCanceledException or AssayException { Kind: not ErrorKind.Unavailable });
}
