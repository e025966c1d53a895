using Assay.Grains.Tests.Pipeline.Hosting;
using Assay.Scoring;
using Assay.Scoring.Models;
using Assay.Scoring.Models.Paid;
using Assay.Submissions;
using Microsoft.Extensions.DependencyInjection;

namespace Assay.Grains.Tests.Scoring.Models;

/// <summary>What tests ask of a host's desk.</summary>
internal static class Desk
{
    public static readonly ModelPrompt Prompt = new(ModelAgent.TextAnalyst, "Judge the answer.", "An answer.", "verdict", "{}", 4_000);

    public static IModelDesk Of(PipelineHost host) => host.Services.GetRequiredService<IModelDesk>();

    public static PaidKey Key(string submission, string question = "q2", int sample = 1) => new(submission, 1, Stage.Score, question, sample);

    public static Task<PaidResult> AskAsync(PipelineHost host, PaidKey key, CancellationToken cancellationToken = default) =>
        Of(host).AskAsync(key, Prompt, cancellationToken);

    public static string RowOf(string submission, int part = 1) => $"paid_{submission}.1{(part == 1 ? "" : $".{part}")}";

    public static IPaidRowGrain Row(PipelineHost host, string submission, int part = 1) => host.Grains.GetGrain<IPaidRowGrain>(RowOf(submission, part));

    public static Task<ModelUsage> UsageAsync(PipelineHost host, DateTimeOffset? at = null) => host.Grains
        .GetGrain<IModelUsageGrain>(ModelUsage.KeyOf(DateOnly.FromDateTime((at ?? host.Clock.GetUtcNow()).UtcDateTime)))
        .Get();

    public static PaidEntry Entry(int sample, string text = "{}", string question = "q2") => new()
    {
        Lookup = new PaidLookup(Stage.Score, question, sample, "hash"),
        Text = text,
        Model = "scripted-model-1",
        InputTokens = 10,
        OutputTokens = 5,
        CostUsd = 0.001m,
    };
}
