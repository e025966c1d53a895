using System.Globalization;
using Assay.Api.Errors;
using Assay.Assessments;
using Assay.Errors;
using Assay.Submissions;

namespace Assay.Api.Candidate;

/// <summary><c>GET …/questions</c> and <c>…/questions/page</c>: the version taken, whatever was published since.</summary>
internal static class Questions
{
    private const int DefaultLimit = 10;
    private const int MostPerPage = 50;

    public static async Task<IResult> GetAll(string submissionId, CandidateIdentity me, IGrainFactory grains)
    {
        me.MustOwn(submissionId);
        var questions = await LoadAsync(submissionId, grains);
        return Results.Ok(new QuestionPage(
            true, [.. questions.Select(QuestionView.Of)], null, questions.Count, questions.Count, questions.Count));
    }

    public static async Task<IResult> GetPage(
        string submissionId, string? limit, string? cursor, CandidateIdentity me, PageCursor cursors, IGrainFactory grains)
    {
        me.MustOwn(submissionId);
        var size = DefaultLimit;
        if (!string.IsNullOrEmpty(limit)
            && (!int.TryParse(limit, NumberStyles.None, CultureInfo.InvariantCulture, out size) || size is < 1 or > MostPerPage))
        {
            return Problems.Validation("limit", $"limit must be a whole number from 1 to {MostPerPage}.");
        }

        var offset = string.IsNullOrEmpty(cursor) ? 0 : cursors.Open(submissionId, cursor);
        var questions = await LoadAsync(submissionId, grains);
        QuestionView[] page = [.. questions.Skip(offset).Take(size).Select(QuestionView.Of)];
        var next = offset + page.Length;
        return Results.Ok(new QuestionPage(
            true, page, next < questions.Count ? cursors.Seal(submissionId, next) : null, questions.Count, size, page.Length));
    }

    private static async Task<IReadOnlyList<Question>> LoadAsync(string submissionId, IGrainFactory grains)
    {
        var session = await grains.GetGrain<ISubmissionGrain>(submissionId).GetSession();
        MustBeOpen(session);
        var key = AssessmentKeys.Version(session.AssessmentId, session.AssessmentVersion);
        var version = await grains.GetGrain<IAssessmentVersionGrain>(key).Get()
            ?? throw new AssayException(ErrorKind.NotFound, "assessment_not_found", "There is no such assessment.");
        return version.Questions;
    }

    private static void MustBeOpen(CandidateSession session)
    {
        if (session.Status == SubmissionStatus.Disqualified)
            throw new AssayException(ErrorKind.Forbidden, "disqualified", "This test has been closed.");
        if (session.Status == SubmissionStatus.Expired || (session.Status == SubmissionStatus.Pending && session.Now >= session.ExpiresAt))
            throw new AssayException(ErrorKind.Gone, "login_code_expired", "The time to start this test is over.");
    }
}
