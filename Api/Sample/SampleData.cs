using Assay.Assessments;
using Assay.Catalog;
using Assay.Submissions;

namespace Assay.Api.Sample;

/// <summary>
/// Puts one assessment and one handed-in submission into an empty store in Development, so that a newcomer's lists are not
/// empty. <c>ASSAY_SAMPLE=false</c> turns it off. The ids are fixed and every step may be repeated: a start that was cut off
/// half-way is finished by the next one.
/// </summary>
internal sealed partial class SampleData(
    IGrainFactory grains,
    IHostEnvironment environment,
    IConfiguration configuration,
    ILogger<SampleData> logger)
{
    public const string AssessmentId = "assess_sample";
    public const string SubmissionId = "sub_sample";

    /// <summary>Puts it there unless it is turned off or the store holds something else.</summary>
    public static Task OfferAsync(IServiceProvider services, CancellationToken cancellationToken) =>
        ActivatorUtilities.CreateInstance<SampleData>(services).OfferAsync(cancellationToken);

    private async Task OfferAsync(CancellationToken cancellationToken)
    {
        if (!environment.IsDevelopment() || IsTurnedOff(configuration["ASSAY_SAMPLE"]) || await HoldsOtherThingsAsync())
            return;

        cancellationToken.ThrowIfCancellationRequested();
        var submission = grains.GetGrain<ISubmissionGrain>(SubmissionId);
        var detail = await submission.GetDetail();
        if (detail is { Session.Status: not (SubmissionStatus.Pending or SubmissionStatus.InProgress) })
            return;

        var session = detail?.Session ?? await submission.Create(SampleSubmission.Order(await PublishAsync()));
        cancellationToken.ThrowIfCancellationRequested();
        await submission.Submit(SampleSubmission.HandIn(session.CandidateId));
        LogReady(AssessmentId, SubmissionId);
    }

    private static bool IsTurnedOff(string? setting) => bool.TryParse(setting?.Trim(), out var wanted) && !wanted;

    private async Task<bool> HoldsOtherThingsAsync()
    {
        var catalog = grains.GetGrain<ICatalogGrain>(ICatalogGrain.Key);
        var assessments = await catalog.ListAssessments(2);
        var submissions = await catalog.ListSubmissions(new SubmissionQuery { Limit = 2 });
        return assessments.Any(a => a.Id != AssessmentId)
            || submissions.Items.Any(s => s.SubmissionId != SubmissionId || s.Status == SubmissionStatus.Erased);
    }

    private async Task<AssessmentDefinition> PublishAsync()
    {
        var assessment = grains.GetGrain<IAssessmentGrain>(AssessmentId);
        return await assessment.GetLatest() ?? await assessment.Publish(SampleAssessment.Definition);
    }

    [LoggerMessage(LogLevel.Information, "Stored a sample: assessment {AssessmentId}, submission {SubmissionId}")]
    private partial void LogReady(string assessmentId, string submissionId);
}
