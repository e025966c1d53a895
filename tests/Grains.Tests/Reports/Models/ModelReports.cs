using System.Text.Json;
using Assay.Assessments;
using Assay.Grains.Tests.Scoring;
using Assay.Grains.Tests.Scoring.Models;
using Assay.Pipeline;
using Assay.Reports;
using Assay.Reports.Models;
using Assay.Scoring;
using Assay.Scoring.Models;
using Assay.Submissions;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Assay.Grains.Tests.Reports.Models;

/// <summary>An evaluation with a strength, an area and a question that waits, and short ways to have a model report on it.</summary>
internal static class ModelReports
{
    public const string Summary = "The result rests on a sound grasp of networks and gaps in routing.";

    public static readonly Question[] Questions =
    [
        Make.Mcq("m", points: 2) with { Tags = ["basics"] },
        Make.Written("d", points: 4, text: "Explain how IPv4 routing works.") with { ReferenceAnswer = "SECRET REFERENCE", Rubric = "SECRET RUBRIC" },
        Make.Code("c", points: 5),
    ];

    public static readonly Answer[] Answers = [Make.Answer("m", "b"), Make.Answer("d", "RAW ANSWER"), Make.Answer("c", "RAW CODE")];

    private static readonly ScriptedGrader Grader = new(request => request.Question.Id == "d"
        ? ScriptedGrader.Graded(("explanationQuality", .333333m)) with { MissedTerms = ["metric"], Feedback = "The answer covers little." }
        : new() { Verdict = GradeVerdict.HumanReview, ReasonCode = "model_refused", Feedback = "The model refused.", Grader = "scripted", GraderVersion = "7" });

    public static Task<Evaluation> EvaluateAsync() => Make.Score(Grader, Make.Job(Questions, Answers));

    public static async Task<ReportRequest> RequestAsync() => new(Make.SubmissionId, Make.Job(Questions, []).Assessment, await EvaluateAsync());

    public static ModelReportWriter Writer(IModelDesk desk, TimeProvider? clock = null) => new(
        new DeterministicReportWriter(clock ?? TimeProvider.System), desk, Options.Create(new ModelOptions()), Options.Create(new PipelineOptions()),
        Judges.Instruments(), NullLogger<ModelReportWriter>.Instance, clock ?? TimeProvider.System);

    public static async Task<Report> WriteAsync(ModelReply reply) =>
        await Writer(new ScriptedDesk(_ => reply)).WriteAsync(await RequestAsync(), CancellationToken.None);

    /// <summary>A reply that may stand, or one with a part of it replaced.</summary>
    public static ModelReply Reply(string? summary = null, string? question = null, int number = 2, string? strength = null, string name = "Networking", string? area = null, params string[] recommendations) =>
        ScriptedDesk.Reply(JsonSerializer.Serialize(new
        {
            summary = summary ?? Summary,
            questions = new[] { new { question = number, text = question ?? "The answer left out how routes are weighed." } },
            strengths = new[] { new { name, text = strength ?? "Its question was answered rightly." } },
            areas = new[] { new { name = "Routing", text = area ?? "The metric was missing." } },
            recommendations = recommendations.Length > 0 ? recommendations : ["Talk through how a route is chosen."],
        }));

    public static string AllText(Report report) => string.Join(
        '\n', [report.ExecutiveSummary, report.DetailedAnalysis, .. report.Strengths, .. report.AreasForDevelopment, .. report.Recommendations]);
}
