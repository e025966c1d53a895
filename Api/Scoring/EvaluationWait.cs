using System.Diagnostics;
using Assay.Api.Admin;
using Assay.Submissions;

namespace Assay.Api.Scoring;

/// <summary>Waits for a submission's scoring, in grain calls short enough never to time out, as long as the caller is there.</summary>
internal sealed class EvaluationWait(
    IGrainFactory grains,
    IHostApplicationLifetime lifetime,
    [FromKeyedServices(AssayClock.Key)] TimeProvider clock)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Piece = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    /// <summary>True while the scoring of what was handed in has not come to an end.</summary>
    public static bool IsUnderWay(SubmissionDetail detail) =>
        detail.Session.Status is SubmissionStatus.Completed or SubmissionStatus.CompletedAutoSubmitted
        && detail.Session.ScoringStatus is StageStatus.Pending or StageStatus.InProgress;

    /// <summary>The submission once it is scored, or as it is when patience ends or the process stops.</summary>
    public async Task<SubmissionDetail> UntilScoredAsync(string id, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, lifetime.ApplicationStopping);
        var submission = grains.GetGrain<ISubmissionGrain>(id);
        var detail = await submission.GetDetail() ?? throw Ids.NoSubmission();
        var start = Stopwatch.GetTimestamp();
        while (IsUnderWay(detail) && Left(start) is var left && left > TimeSpan.Zero)
        {
            try
            {
                detail = await submission.WaitUntilSettled(left < Piece ? left : Piece).WaitAsync(stop.Token);
                if (!IsUnderWay(detail))
                    break;

                // One that waits for a slot or a retry has answered at once, and would again and again.
                var wait = detail.NextRetryAt - clock.GetUtcNow() ?? Pause;
                if (wait >= left)
                    return detail;
                await Task.Delay(wait > Pause ? wait : Pause, stop.Token);
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                return detail;
            }
        }

        return detail;
    }

    private static TimeSpan Left(long start) => Patience - Stopwatch.GetElapsedTime(start);
}
