using Assay.Assessments;
using Assay.Grains.Tests.Pipeline.Hosting;
using Assay.Scoring;
using Assay.Scoring.Models;
using Assay.Silo.Models;
using Assay.Submissions;
using Assay.Tests.ModelStandIn;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Assay.Grains.Tests.Scoring.Models.Wire;

/// <summary>A silo that scores and reports through the scripted model over its wire, with the settings that an operator would make.</summary>
internal sealed class ModelHost : IAsyncDisposable
{
    public const string Answer = "An index lets the database find rows without reading all of them.";

    public const string Code = "def reverse(text):\n    return text[::-1]\n";

    /// <summary>What every call that judges an answer holds.</summary>
    public const string Judging = "BEGIN ANSWER";

    /// <summary>What every call for a report holds.</summary>
    public const string Reporting = "BEGIN EVALUATION";

    private const string AssessmentId = "assess_model";

    // One try for each call, so that a fault is the call's outcome; long enough for a busy machine.
    private static readonly ModelLimits Limits = new() { Try = TimeSpan.FromSeconds(5), MostTries = 1, BreakAfter = 1000 };

    private ModelHost(ModelServer server, PipelineHost pipeline) => (Server, Pipeline) = (server, pipeline);

    public ModelServer Server { get; }

    public PipelineHost Pipeline { get; }

    // Without a reference the embedded grader has no opinion of its own.
    private static AssessmentDefinition Assessment => new()
    {
        Title = "Sample",
        Description = "A choice, an essay and code.",
        DurationMinutes = Samples.DurationMinutes,
        Questions =
        [
            Make.Mcq("q1"),
            new Question { Id = "q2", Type = QuestionType.Descriptive, Text = "What is it for?", Skill = "Databases", Points = 4 },
            Make.Code("q3", points: 5),
        ],
    };

    public static async Task<ModelHost> StartAsync(Action<ModelOptions>? configure = null)
    {
        var server = await ModelServer.StartAsync();
        var settings = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["MODEL_ENDPOINT"] = server.Endpoint,
            ["MODEL_API_KEY"] = server.Key,
            ["MODEL_NAME"] = ModelServer.DefaultModel,

            // The gate's clock stands still here, so nothing would come after what it holds at first.
            ["Model:RequestsPerMinute"] = "1000000",
            ["Model:TokensPerMinute"] = "1000000000",
        }).Build();
        var pipeline = await PipelineHost.StartAsync(services => services.AddSingleton(Limits).AddAssayModels(settings).Configure(configure ?? (_ => { })));
        await pipeline.Grains.GetGrain<IAssessmentGrain>(AssessmentId).Publish(Assessment);
        return new(server, pipeline);
    }

    /// <summary>Hands in a choice, an essay and code of a new candidate.</summary>
    public async Task<Candidate> HandInAsync(string answer = Answer, string? code = Code)
    {
        var id = Samples.NewId();
        var grain = Pipeline.Grains.GetGrain<ISubmissionGrain>(id);
        var session = await grain.Create(Samples.Order(AssessmentId));
        await grain.Start(session.CandidateId);
        var candidate = new Candidate(Pipeline, id, session.CandidateId);
        await candidate.SubmitAsync(sheet: Samples.Answers(("q1", "b"), ("q2", answer), ("q3", code)));
        return candidate;
    }

    /// <summary>Waits for the end of a failed attempt, and lets the next one begin.</summary>
    public async Task<SubmissionDetail> TryAgainAsync(Candidate candidate, int attempts)
    {
        var waiting = await candidate.Until(detail => detail.NextRetryAt is not null && detail.Attempts == attempts, $"waiting after attempt {attempts}");
        await Eventually.True(() => Pipeline.Slots.Used == 0, "the attempt has let go of its slot");
        Pipeline.Clock.SetUtcNow(waiting.NextRetryAt!.Value);
        await Pipeline.Recovery.Sweep();
        return waiting;
    }

    /// <summary>The score of a question of a finished submission.</summary>
    public static QuestionScore ScoreOf(SubmissionDetail detail, string question) => detail.Evaluation!.Questions.Single(score => score.QuestionId == question);

    public async ValueTask DisposeAsync()
    {
        Server.Faults.Clear();
        await Pipeline.DisposeAsync();
        await Server.DisposeAsync();
    }
}
