using System.Collections.Immutable;
using Assay.Storage;

namespace Assay.RescoreJobs;

/// <summary>A part of a job's results.</summary>
[GrainType("rescore-results")]
internal sealed class RescoreResultsGrain(
    [PersistentState(RescoreResultsGrain.StateName, AssayStorage.ProviderName)] IPersistentState<RescoreResultsState> storage) : Grain, IRescoreResultsGrain
{
    public const string StateName = "rescore-results";

    public Task Put(ImmutableArray<string> submissions) => storage.State.Items.Any(item => item.State != RescoreItemState.Queued)
        ? Task.CompletedTask
        : WriteAsync([.. submissions.Select(id => new RescoreItem { SubmissionId = id })]);

    public Task Settle(ImmutableArray<RescoreItem> results)
    {
        var bySubmission = results.ToDictionary(result => result.SubmissionId);
        return WriteAsync([.. storage.State.Items.Select(item => bySubmission.GetValueOrDefault(item.SubmissionId, item))]);
    }

    public Task<ImmutableArray<RescoreItem>> Read() => Task.FromResult(storage.State.Items);

    public Task Forget(string submission) => storage.State.Items.Any(item => item.SubmissionId == submission && item.Code != RescoreSkips.Erased)
        ? WriteAsync([.. storage.State.Items.Select(item => item.SubmissionId == submission ? RescoreSkips.Of(submission, RescoreSkips.Erased) : item)])
        : Task.CompletedTask;

    private Task WriteAsync(ImmutableArray<RescoreItem> items)
    {
        storage.State = new RescoreResultsState { Items = items };
        return this.WriteOrForgetAsync(storage);
    }
}
