using Assay.RescoreJobs;
using Assay.Retention;
using Assay.Scoring;
using Orleans.Concurrency;

namespace Assay.Submissions;

/// <summary>
/// One submission, keyed <c>sub_…</c>: owns its answers, scores, report and progress, and runs its own pipeline.
/// Refusals are <see cref="Errors.AssayException"/>; an unknown key is <c>submission_not_found</c>, an erased one
/// <c>submission_erased</c> (410). A call whose outcome is unknown may be repeated: every command is idempotent.
/// </summary>
[Alias("assay.ISubmissionGrain")]
public interface ISubmissionGrain : IGrainWithStringKey
{
    /// <summary>Creates it durably; a repeat with the same content returns the first result.</summary>
    [Alias("Create")]
    Task<CandidateSession> Create(CreateSubmission command);

    /// <summary>Starts the clock, or returns the running one; <c>already_completed</c> (403) or <c>login_code_expired</c> (410) else.</summary>
    [Alias("Start")]
    Task<CandidateSession> Start(string candidateId);

    /// <summary>Keeps the answers so far, durably, and returns when; they are handed in if the deadline finds nothing better.</summary>
    [Alias("Autosave")]
    Task<DateTimeOffset> Autosave(string candidateId, AnswerSheet sheet);

    /// <summary>Accepts a hand-in: one durable write, then the pipeline runs by itself.</summary>
    [Alias("Submit")]
    Task<SubmitReply> Submit(SubmitAnswers command);

    /// <summary>What the candidate's calls need to know.</summary>
    [AlwaysInterleave]
    [Alias("GetSession")]
    Task<CandidateSession> GetSession();

    /// <summary>The whole state as an admin may see it, or null when there is no such submission.</summary>
    [AlwaysInterleave]
    [Alias("GetDetail")]
    Task<SubmissionDetail?> GetDetail();

    /// <summary>The same without answers, events, report and timeline, for those who read thousands: a submission at rest does not stay in memory.</summary>
    [AlwaysInterleave]
    [Alias("GetScores")]
    Task<SubmissionDetail?> GetScores();

    /// <summary>Returns the whole state once the pipeline has come to rest (done, failed, waiting for a retry) or the time is over, whichever is first.</summary>
    /// <param name="patience">At most 20 s.</param>
    [AlwaysInterleave]
    [Alias("WaitUntilSettled")]
    Task<SubmissionDetail> WaitUntilSettled(TimeSpan patience);

    /// <summary>An alarm clock rang: do what is due, if anything is. Saying it twice is harmless.</summary>
    [Alias("Wake")]
    Task<WakeReply> Wake();

    /// <summary>A message asks for an attempt: it is begun if it is due and a job slot is free. Asking twice is harmless.</summary>
    /// <param name="job">Which attempt.</param>
    /// <param name="redelivered">True when the message was delivered before, and what came of that is unknown.</param>
    [Alias("RunJob")]
    Task<JobReply> RunJob(StageJob job, bool redelivered);

    /// <summary>What became of an attempt that was begun: returns when it has ended or the time is over, whichever is first.</summary>
    /// <param name="job">As the reply that began it named it.</param>
    /// <param name="patience">At most 20 s.</param>
    [AlwaysInterleave]
    [Alias("JobOutcome")]
    Task<JobReply> JobOutcome(StageJob job, TimeSpan patience);

    /// <summary>Says what is to become of a dead letter, and brings unfinished work, that nothing else will bring, on its way again.</summary>
    /// <param name="job">What the letter asked for.</param>
    /// <param name="verdict">True when a silo wrote it because the stage had failed; false when the broker gave the message up.</param>
    /// <param name="dryRun">Only says it.</param>
    [Alias("Reconcile")]
    Task<LetterFate> Reconcile(StageJob job, bool verdict, bool dryRun);

    /// <summary>Starts run N + 1 with new attempts; 409 <c>run_in_progress</c> while one is going, unless superseded.</summary>
    [Alias("Rescore")]
    Task<RunTicket> Rescore(AdminCommand command, bool supersede);

    /// <summary>
    /// A rescore job's order: begins a run unless this job has begun one before, and says how it stands. Not begun are those that the
    /// job does not ask for, those whose run is going, and, without a free job slot, any: then it is queued still.
    /// </summary>
    [Alias("RescoreForJob")]
    Task<RescoreItem> RescoreForJob(RescoreOrder order);

    /// <summary>How the run stands that a job has begun: returns when it has come to rest or the time is over, whichever is first.</summary>
    /// <param name="job">The job.</param>
    /// <param name="patience">At most 20 s.</param>
    [AlwaysInterleave]
    [Alias("JobRunOutcome")]
    Task<RescoreItem> JobRunOutcome(string job, TimeSpan patience);

    /// <summary>Reopens the failed stage of the present run with new attempts, or ends its pause; 409 <c>not_failed</c> else.</summary>
    [Alias("Retry")]
    Task<RunTicket> Retry(AdminCommand command);

    /// <summary>A human's mark for one question (0..1): a new evaluation revision and a new report.</summary>
    [Alias("Mark")]
    Task<RunTicket> Mark(AdminCommand command, string questionId, decimal score);

    /// <summary>
    /// Asks, for the candidate, that a human looks at a question again: it joins those that wait, its score stands until a mark replaces
    /// it, and a rescore keeps the request. A repeat returns the request that is open. 409 <c>not_submitted</c> and <c>not_scored</c>,
    /// 404 <c>question_not_found</c>.
    /// </summary>
    [Alias("RequestRegrade")]
    Task<RegradeRequest> RequestRegrade(AdminCommand command, string questionId);

    /// <summary>Removes the candidate's data for good, in every state; a repeat changes nothing.</summary>
    [Alias("Erase")]
    Task<ErasureReply> Erase(AdminCommand command);

    /// <summary>Erases it if its class and age allow it; false when they do not, or when it was erased before.</summary>
    /// <param name="kind">The class that is due.</param>
    /// <param name="before">Older than this.</param>
    [Alias("EraseOfAge")]
    Task<bool> EraseOfAge(RetentionClass kind, DateTimeOffset before);

    /// <summary>An earlier evaluation with its report, or null when there is no such revision.</summary>
    [AlwaysInterleave]
    [Alias("GetRevision")]
    Task<EvaluationRevision?> GetRevision(int runSequence, int revision);
}
