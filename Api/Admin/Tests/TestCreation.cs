using Assay.Api.Admin.Assessments;
using Assay.Api.Admin.Audit;
using Assay.Assessments;
using Assay.LoginCodes;
using Assay.Submissions;

namespace Assay.Api.Admin.Tests;

/// <summary>
/// Creates a test in an order that leaves no usable half behind, wherever it stops. First the assessment: one without a test
/// is just an assessment. Then the login code, bound to a submission that does not exist yet: nobody has seen the code, and
/// it opens nothing until the submission is there. The submission comes last: were it first, a crash would leave a test in
/// every list that no candidate can ever open. Its audit line is written by the grain, with it.
/// </summary>
internal sealed class TestCreation(IGrainFactory grains, AuditTrail audit)
{
    private const int CodeTries = 3;

    public async Task<(CandidateSession Session, string LoginCode)> CreateAsync(NewTest test, string source, string admin)
    {
        var assessment = test.Inline is { } inline ? await PublishAsync(inline, admin) : await FindAsync(test.AssessmentId!);
        if (assessment.Questions.IsDefaultOrEmpty)
            throw AssessmentReader.Insufficient();

        var submissionId = Ids.NewSubmission();
        var code = await BindCodeAsync(submissionId);
        var session = await grains.GetGrain<ISubmissionGrain>(submissionId).Create(new CreateSubmission
        {
            AssessmentId = assessment.Id,
            AssessmentVersion = assessment.Version,
            AssessmentTitle = assessment.Title,
            DurationMinutes = test.Duration ?? assessment.DurationMinutes,
            CandidateEmail = test.CandidateEmail,
            CandidateName = test.CandidateName,
            Source = source,
            InitiatedBy = admin,
            TargetRole = test.TargetRole ?? assessment.TargetRole,
            LoginCodeKey = LoginCode.KeyOf(code),
        });
        return (session, code);
    }

    private async Task<AssessmentDefinition> PublishAsync(AssessmentDefinition definition, string admin)
    {
        var id = Ids.NewAssessment();
        await audit.WriteAsync(admin, "assessment.created", id);
        return await grains.GetGrain<IAssessmentGrain>(id).Publish(definition with { CreatedBy = admin });
    }

    private async Task<AssessmentDefinition> FindAsync(string id) =>
        await grains.GetGrain<IAssessmentGrain>(Ids.Assessment(id)).GetLatest() ?? throw Ids.NoAssessment();

    private async Task<string> BindCodeAsync(string submissionId)
    {
        // Two equal codes of 80 random bits do not happen; a taken one means that a bind was repeated after its reply was lost.
        for (var i = 0; i < CodeTries; i++)
        {
            var code = LoginCode.Create();
            if (await grains.GetGrain<ILoginCodeGrain>(LoginCode.KeyOf(code)!).Bind(submissionId))
                return code;
        }

        throw new InvalidOperationException("No free login code was found.");
    }
}
