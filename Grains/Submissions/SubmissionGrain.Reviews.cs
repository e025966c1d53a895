using Assay.Reviews;
using Assay.Scoring;

namespace Assay.Submissions;

internal sealed partial class SubmissionGrain
{
    public async Task<RegradeRequest> RequestRegrade(AdminCommand command, string questionId)
    {
        await BeSureAsync();
        RequireHandedIn();
        var now = Now;
        var state = await CommitAsync(before => ReviewQueue
            .Requested(before!, questionId, new RegradeRequest(command.Actor, command.Reason, now))
            ?.Audited(now, command.Actor, "submission.regrade_requested", Key, $"{questionId}: {command.Reason}"));
        return state.Evaluation!.Questions.Single(score => score.QuestionId == questionId).Regrade!;
    }
}
