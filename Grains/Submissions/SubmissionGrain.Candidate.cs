using System.Globalization;
using Assay.Errors;

namespace Assay.Submissions;

internal sealed partial class SubmissionGrain
{
    public async Task<CandidateSession> Create(CreateSubmission command)
    {
        var now = Now;
        var state = await CommitAsync(existing =>
        {
            if (existing is not null)
            {
                return existing.Created == command
                    ? null
                    : throw new AssayException(ErrorKind.Conflict, "submission_exists", "There is a submission with this id and other content.");
            }

            var created = new SubmissionState
            {
                SchemaVersion = SubmissionState.PlainLayout,
                Created = command,
                CandidateId = "cand_" + Guid.NewGuid().ToString("N"),
                CreatedAt = now,
                ExpiresAt = now + _options.CodeLifetime,
            };
            return created
                .Note(now, "created", command.InitiatedBy)
                .Audited(now, command.InitiatedBy, "submission.created", Key, command.AssessmentId);
        });
        return ToSession(state);
    }

    public async Task<CandidateSession> Start(string candidateId)
    {
        await BeSureAsync();
        var now = Now;
        CheckOwner(candidateId);
        var state = await CommitAsync(state =>
        {
            if (HandIn.IsHandedIn(state!))
                throw new AssayException(ErrorKind.Forbidden, "already_completed", "This test has already been handed in.");
            if (state!.Status == SubmissionStatus.InProgress)
                return null;
            if (state.Status == SubmissionStatus.Expired || now > state.ExpiresAt)
                throw new AssayException(ErrorKind.Gone, "login_code_expired", "The login code has expired; ask for a new test.");

            return (state with
            {
                Status = SubmissionStatus.InProgress,
                StartedAt = now,
                ExpirationTime = now + TimeSpan.FromMinutes(state.Created.DurationMinutes),
                GraceSeconds = _options.GraceSeconds,
                AutoSubmitAtDeadline = _options.AutoSubmit,
            }).Note(now, "started", Timeline.Candidate);
        });
        return ToSession(state);
    }

    public async Task<DateTimeOffset> Autosave(string candidateId, AnswerSheet sheet)
    {
        await BeSureAsync();
        var now = Now;
        CheckOwner(candidateId);
        RefuseAfterHandIn(Alive);
        var before = Alive.Overflow;
        var merged = HandIn.Merge(await LoadSheetAsync(Alive), sheet);
        var (kept, overflow) = await KeepSheetAsync(merged);
        await CommitAsync(state =>
        {
            RefuseAfterHandIn(state!);
            return state! with { Sheet = kept, Overflow = overflow, AnswersCount = merged.Answers.Length, SavedAt = now };
        });
        await DropReplacedAsync(before, overflow);
        return now;

        static void RefuseAfterHandIn(SubmissionState state)
        {
            if (HandIn.IsHandedIn(state))
                throw new AssayException(ErrorKind.Forbidden, "already_completed", "This test has already been handed in.");
        }
    }

    public async Task<SubmitReply> Submit(SubmitAnswers command)
    {
        await BeSureAsync();
        CheckOwner(command.CandidateId);
        if (HandIn.IsHandedIn(Current))
        {
            ResumeIfDropped();
            return ToReply(Current, command.RequestId, _submittedBy ?? (_services.Queue.IsOpen ? SubmitPath.Message : SubmitPath.Direct));
        }

        var now = Now;
        var saved = Current.Overflow;
        var sheet = HandIn.Merge(await LoadSheetAsync(Current), command.Sheet);
        var (kept, overflow) = await KeepSheetAsync(sheet);
        var (slot, dispatch) = PrepareStart(now);
        SubmissionState state;
        try
        {
            state = await CommitAsync(before =>
            {
                var accepted = HandIn.Accept(before!, command, _options, now) with
                {
                    Sheet = kept,
                    Overflow = overflow,
                    AnswersCount = sheet.Answers.Length,
                };
                if (accepted.Status == SubmissionStatus.Disqualified)
                    return accepted.Note(now, "handed_in_after_disqualification", Timeline.Candidate);
                var queued = RunChanges.Queue(accepted, "initial", null, dispatch, now);
                return queued.Note(now, "submitted", Timeline.Candidate, HandInNote(accepted));
            });
        }
        catch (Exception)
        {
            slot?.Dispose();
            ResumeAfterUnknownWrite();
            throw;
        }

        _services.Instruments.OnSubmissionAccepted(waiting: slot is null && dispatch.MessageUntil is null);
        var path = await SetOffAsync(slot);
        _submittedBy = path;
        await DropReplacedAsync(saved, overflow);
        return ToReply(state, command.RequestId, path);
    }

    private static string HandInNote(SubmissionState state) => string.Create(
        CultureInfo.InvariantCulture,
        $"{state.AnswersCount} answers, {state.AutoSubmitReason ?? "by the candidate"}");

    private void CheckOwner(string candidateId)
    {
        if (!string.Equals(Alive.CandidateId, candidateId, StringComparison.Ordinal))
            throw new AssayException(ErrorKind.Forbidden, "forbidden", "This submission belongs to another candidate.");
    }

    private static SubmitReply ToReply(SubmissionState state, string requestId, SubmitPath path) => new()
    {
        Status = state.Status,
        AlreadyCompleted = state.SubmitRequestId != requestId,
        AutoSubmitReason = state.AutoSubmitReason,
        CompletedAt = state.CompletedAt ?? state.CreatedAt,
        AnswersCount = state.AnswersCount,
        QueueMode = path == SubmitPath.Message ? "service_bus" : "direct",
        Fallback = path == SubmitPath.Fallback,
    };
}
