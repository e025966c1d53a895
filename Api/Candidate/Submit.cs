using System.Text.Json.Serialization;
using Assay.Api.Security;
using Assay.Submissions;

namespace Assay.Api.Candidate;

/// <summary>
/// <c>POST /assessment/{submissionId}/submit</c>. The client deletes its answers after any reply, so this is refused only for
/// a wrong token or owner, a body that is not JSON or too large, or a store that cannot write for 45 seconds.
/// </summary>
internal static class Submit
{
    public static async Task<IResult> HandIn(string submissionId, HttpContext context, CandidateIdentity me, PatientSubmit patient)
    {
        me.MustOwn(submissionId);
        var body = Autosave.ReadSheet(await BodyReader.ReadAsync(context));

        // From here on a client that has gone away changes nothing: its cancellation is not passed on.
        var reply = await patient.SubmitAsync(submissionId, new SubmitAnswers
        {
            CandidateId = me.CandidateId,
            RequestId = Guid.NewGuid().ToString("N"),
            Sheet = body.Sheet,
            AutoSubmitted = body.AutoSubmitted,
            ViolationCount = body.ViolationCount,
            AutoSubmitReason = body.AutoSubmitReason,
            AutoSubmitTimestamp = body.AutoSubmitTimestamp,
        });
        return reply.AlreadyCompleted
            ? Results.Ok(new RepeatReply(true, "The test had been handed in already.", submissionId, reply.Status, true))
            : Results.Ok(Accepted(submissionId, reply));
    }

    private static Reply Accepted(string submissionId, SubmitReply reply) => new(
        true,
        "The test has been handed in.",
        submissionId,
        reply.Status,
        reply.Status == SubmissionStatus.CompletedAutoSubmitted,
        reply.AutoSubmitReason,
        reply.CompletedAt,
        reply.AnswersCount,
        StageStatus.Pending,
        reply.QueueMode,
        reply.Fallback);

    internal sealed record Reply(
        bool Success,
        string Message,
        [property: JsonPropertyName("submission_id")] string SubmissionId,
        SubmissionStatus Status,
        [property: JsonPropertyName("auto_submitted")] bool AutoSubmitted,
        [property: JsonPropertyName("auto_submit_reason")] string? AutoSubmitReason,
        [property: JsonPropertyName("end_time")] DateTimeOffset EndTime,
        [property: JsonPropertyName("answers_count")] int AnswersCount,
        [property: JsonPropertyName("scoring_status")] StageStatus ScoringStatus,
        [property: JsonPropertyName("queue_mode")] string QueueMode,
        bool Fallback);

    internal sealed record RepeatReply(
        bool Success,
        string Message,
        [property: JsonPropertyName("submission_id")] string SubmissionId,
        SubmissionStatus Status,
        [property: JsonPropertyName("already_completed")] bool AlreadyCompleted);
}
