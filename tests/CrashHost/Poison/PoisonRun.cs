using System.Text.Json;
using Assay.Assessments;
using Assay.Catalog;
using Assay.CrashHost.Ports;
using Assay.CrashHost.Scenarios;
using Assay.Submissions;
using Microsoft.Extensions.DependencyInjection;

namespace Assay.CrashHost.Poison;

/// <summary>
/// One submission whose grading kills the process, 60 running beside it and 500 waiting. <c>seed</c> stores and submits them;
/// <c>hold</c> keeps the neighbours running until the poison strikes; <c>free</c> lets everything run and says how it ended.
/// </summary>
internal static class PoisonRun
{
    public const string PoisonKey = "sub_poison";
    private const string AssessmentId = "assess_poison";
    private const int Running = 60;
    private const int Waiting = 500;
    private const int JobSlots = 64;
    private const int PageSize = 200;

    public static async Task<int> RunAsync(WorkFolder folder, string mode)
    {
        var gate = new PoisonGate(Running, hold: mode != "free");
        var builder = SiloHost.CreateBuilder(folder, JobSlots);
        builder.Services.Decorate<Scoring.IAnswerGrader>((inner, _) => new PoisonGrader(inner, gate));
        using var host = builder.Build();
        await host.StartAsync();
        var grains = host.Services.GetRequiredService<IGrainFactory>();
        if (mode == "seed")
            await SeedAsync(grains);
        gate.AllSubmitted();
        if (mode == "free")
        {
            var catalog = host.Services.GetRequiredService<ISubmissionCatalog>();
            while (await ListAsync(catalog) is var all && all.Exists(IsUnfinished))
                await Task.Delay(TimeSpan.FromMilliseconds(200));
            Console.WriteLine(JsonSerializer.Serialize(await SummariseAsync(grains, await ListAsync(catalog))));
            await host.StopAsync();
            return 0;
        }

        // The poison ends this process.
        await Task.Delay(Timeout.Infinite);
        return 1;
    }

    private static bool IsUnfinished(SubmissionListItem item) =>
        item.ScoringStatus is StageStatus.Pending or StageStatus.InProgress
        || (item.ScoringStatus == StageStatus.Completed && item.ReportStatus is StageStatus.Pending or StageStatus.InProgress);

    private static async Task SeedAsync(IGrainFactory grains)
    {
        await grains.GetGrain<IAssessmentGrain>(AssessmentId).Publish(Material.Assessment);
        await SubmitAsync(grains, PoisonKey);
        foreach (var batch in Enumerable.Range(0, Running + Waiting).Chunk(32))
            await Task.WhenAll(batch.Select(number => SubmitAsync(grains, $"sub_neighbour_{number:000}")));
    }

    private static async Task SubmitAsync(IGrainFactory grains, string key)
    {
        var grain = grains.GetGrain<ISubmissionGrain>(key);
        var session = await grain.Create(new CreateSubmission
        {
            AssessmentId = AssessmentId,
            AssessmentVersion = 1,
            AssessmentTitle = Material.Assessment.Title,
            CandidateEmail = key + "@example.org",
            InitiatedBy = Material.Assessment.CreatedBy,
        });
        await grain.Submit(new SubmitAnswers { CandidateId = session.CandidateId, RequestId = key, Sheet = Material.Answers });
    }

    private static async Task<List<SubmissionListItem>> ListAsync(ISubmissionCatalog catalog)
    {
        List<SubmissionListItem> all = [];
        string? cursor = null;
        do
        {
            var page = await catalog.ListAsync(new SubmissionQuery { Limit = PageSize, Cursor = cursor }, CancellationToken.None);
            all.AddRange(page.Items);
            cursor = page.NextCursor;
        }
        while (cursor is not null);
        return all;
    }

    private static async Task<PoisonSummary> SummariseAsync(IGrainFactory grains, List<SubmissionListItem> all)
    {
        var once = 0;
        List<string> failed = [];
        foreach (var item in all)
        {
            var detail = await grains.GetGrain<ISubmissionGrain>(item.SubmissionId).WaitUntilSettled(TimeSpan.Zero);
            if (detail.Session.ScoringStatus == StageStatus.Failed || detail.ReportStatus == StageStatus.Failed)
                failed.Add($"{item.SubmissionId} {detail.LastError?.ErrorCode}");
            else if (IsDoneOnce(detail))
                once++;
        }

        return new PoisonSummary(all.Count, once, failed);
    }

    private static bool IsDoneOnce(SubmissionDetail detail) =>
        detail is { ReportStatus: StageStatus.Completed, Report: not null, Revisions.Length: 1, RunSequence: 1 }
        && detail.Timeline.Count(entry => entry.Event == "scored") == 1
        && detail.Timeline.Count(entry => entry.Event == "reported") == 1;
}
