using Assay.Assessments;
using Assay.Pipeline;
using Assay.Scoring;
using Assay.Scoring.Embedded;
using Assay.Scoring.Models;
using Assay.Telemetry;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Assay.Grains.Tests.Scoring.Models;

/// <summary>Short ways to make model graders and what they judge.</summary>
internal static class Judges
{
    public const string Answer = "A router looks up the longest prefix in its table and forwards the packet to the next hop.";

    public const string Quote = "looks up the longest prefix";

    public static Question Question { get; } = Make.Written("q", points: 10, text: "Explain how a packet finds its way.");

    public static GradingRequest Request(string answer = Answer, Question? question = null) => new(Make.SubmissionId, 1, question ?? Question, answer);

    public static ModelGrader Grader(IModelDesk desk, IAnswerGrader? embedded = null, Action<ModelOptions>? configure = null)
    {
        var options = new ModelOptions();
        configure?.Invoke(options);
        return new(embedded ?? new EmbeddedGrader(), desk, Options.Create(options), Instruments(), NullLogger<ModelGrader>.Instance);
    }

    public static Task<AnswerGrade> GradeAsync(IModelDesk desk, GradingRequest? request = null, IAnswerGrader? embedded = null, Action<ModelOptions>? configure = null) =>
        Grader(desk, embedded, configure).GradeAsync(request ?? Request(), CancellationToken.None);

    public static Instruments Instruments() => new ServiceCollection().AddMetrics().AddOptions().AddSingleton<JobSlots>().AddSingleton<Instruments>()
        .BuildServiceProvider().GetRequiredService<Instruments>();
}
