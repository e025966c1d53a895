using Assay.Assessments;
using Assay.Pipeline;
using Assay.Reports;
using Assay.Scoring;
using Assay.Scoring.Embedded.Strictness;
using Assay.Storage;
using Assay.Telemetry;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Assay.Submissions;

/// <summary>What every submission grain of a silo shares, resolved once instead of once an activation.</summary>
internal sealed class SubmissionServices(
    ISubmissionScorer scorer,
    IReportWriter reports,
    AssessmentCache assessments,
    StrictnessCurves strictness,
    JobSlots slots,
    IJobQueue queue,
    Instruments instruments,
    IErasureStore erasures,
    IOptions<PipelineOptions> options,
    ILocalSiloDetails silo,
    [FromKeyedServices(AssayClock.Key)] TimeProvider clock,
    ILogger<SubmissionGrain> logger)
{
    private readonly string _owner = silo.SiloAddress.ToParsableString();

    public string Owner => _owner;

    public ISubmissionScorer Scorer => scorer;

    public IReportWriter Reports => reports;

    public AssessmentCache Assessments => assessments;

    public StrictnessCurves Strictness => strictness;

    public JobSlots Slots => slots;

    public IJobQueue Queue => queue;

    public Instruments Instruments => instruments;

    public IErasureStore Erasures => erasures;

    public IOptions<PipelineOptions> Options => options;

    public TimeProvider Clock => clock;

    public ILogger<SubmissionGrain> Logger => logger;

    public RunOwner TakeOver(DateTimeOffset now) => new(_owner, now + options.Value.Lease);
}
