using Assay.Pipeline;
using Assay.Scoring;
using Assay.Scoring.Models;
using Assay.Submissions;
using Assay.Telemetry;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Assay.Reports.Models;

/// <summary>
/// Has the texts of a report written by a model, and holds them against the evaluation. Where the model cannot be had, or what it
/// wrote cannot stand, the deterministic report does, and says so: nobody waits for prose about points that are settled.
/// </summary>
internal sealed partial class ModelReportWriter(
    DeterministicReportWriter deterministic,
    IModelDesk desk,
    IOptions<ModelOptions> options,
    IOptions<PipelineOptions> pipeline,
    Instruments instruments,
    ILogger<ModelReportWriter> logger,
    [FromKeyedServices(AssayClock.Key)] TimeProvider clock) : IReportWriter
{
    private const string Method = "model-v1";

    // Of the time limit of a report: what is left is for the deterministic one.
    private const double ModelShare = .8;

    public async Task<Report> WriteAsync(ReportRequest request, CancellationToken cancellationToken)
    {
        var started = clock.GetTimestamp();
        var own = await deterministic.WriteAsync(request, cancellationToken);
        var facts = new ReportFacts(request);
        PaidResult paid;
        try
        {
            paid = await AskAsync(request, facts, cancellationToken);
        }
        catch (StageException failure)
        {
            return WithoutModel(own, $"model failed: {failure.Code}", failure.Code, request.SubmissionId);
        }
        var rejected = Judge(paid.Reply, facts, out var reply);
        var written = rejected is null
            ? ModelReport.Of(own, reply!, facts) with { GenerationMethod = Method, Model = paid.Reply.Model }
            : WithoutModel(own, $"model text rejected: {rejected}", rejected, request.SubmissionId);
        return written with
        {
            GeneratedAt = clock.GetUtcNow(),
            GenerationSeconds = clock.GetElapsedTime(started).TotalSeconds,
            PromptHash = paid.PromptHash,
            Cost = new CostBreakdown(0, 1, paid.Reply.InputTokens + paid.Reply.OutputTokens)
            {
                InputTokens = paid.Reply.InputTokens,
                OutputTokens = paid.Reply.OutputTokens,
                CostUsd = paid.CostUsd,
                Latency = paid.Reply.Latency,
            },
        };
    }

    private async Task<PaidResult> AskAsync(ReportRequest request, ReportFacts facts, CancellationToken cancellationToken)
    {
        // Each revision of an evaluation has a report of its own, so it is another call.
        var key = new PaidKey(request.SubmissionId, request.Evaluation.RunSequence, Stage.Report, "", request.Evaluation.Revision + 1);
        using var limit = new CancellationTokenSource(pipeline.Value.ReportTimeout * ModelShare, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        try
        {
            return await desk.AskAsync(key, ReportPrompt.Of(facts, options.Value.MostOutputTokens), either.Token).WaitAsync(either.Token);
        }
        catch (OperationCanceledException late) when (limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new StageException("model_timeout", "The model wrote no report in time.", inner: late);
        }
    }

    private static string? Judge(ModelReply reply, ReportFacts facts, out ReportReply? texts)
    {
        texts = reply.Ending == ModelEnding.Complete ? ReportReply.Read(reply.Text) : null;
        return reply.Ending switch
        {
            ModelEnding.Refused => "refused",
            ModelEnding.Truncated => "truncated",
            _ => texts is null ? "unreadable" : ReportCheck.Find(texts, facts),
        };
    }

    private Report WithoutModel(Report own, string why, string code, string submission)
    {
        instruments.OnModelFallback(Stage.Report, code);
        LogWithoutModel(logger, submission, why);
        return own with { GenerationMethod = $"{own.GenerationMethod} ({why})" };
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The deterministic report of submission {Submission} stands: {Why}")]
    private static partial void LogWithoutModel(ILogger logger, string submission, string why);
}
