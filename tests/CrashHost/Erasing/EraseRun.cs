using System.Globalization;
using System.Text;
using System.Text.Json;
using Assay.Assessments;
using Assay.Audit;
using Assay.CrashHost.Points;
using Assay.CrashHost.Ports;
using Assay.CrashHost.Scenarios;
using Assay.Errors;
using Assay.LoginCodes;
using Assay.Recovery;
using Assay.Scoring.Models.Paid;
using Assay.Storage;
using Assay.Submissions;
using Microsoft.Extensions.DependencyInjection;

namespace Assay.CrashHost.Erasing;

/// <summary>
/// Erasing, with processes that die in between. <c>prepare</c> stores NUMBER finished submissions, each with a sheet in parts, an
/// old revision, a paid result and a login code; <c>drive</c> erases one of them and dies at the point; <c>finish</c> lets recovery work, has
/// those erased again that are not, and says what became of the first NUMBER.
/// </summary>
internal sealed class EraseRun(IServiceProvider services, WorkFolder folder)
{
    private static readonly AdminCommand Order = new("admin@example.org", "asked for it");
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly IGrainFactory _grains = services.GetRequiredService<IGrainFactory>();

    public static async Task<int> RunAsync(WorkFolder folder, string mode, int number, string? point)
    {
        using var host = SiloHost.CreateBuilder(folder, jobSlots: 64).AddTraps(folder, new Scenario("erase")).Build();
        await host.StartAsync();
        var run = new EraseRun(host.Services, folder);
        switch (mode)
        {
            case "prepare":
                for (var index = 0; index < number; index++)
                    await run.PrepareAsync(index);
                break;
            case "drive":
                await run.DriveAsync(number, point!);
                break;
            default:
                Console.WriteLine(JsonSerializer.Serialize(await run.FinishAsync(number)));
                break;
        }

        await host.StopAsync();
        return 0;
    }

    private async Task PrepareAsync(int index)
    {
        await _grains.GetGrain<IAssessmentGrain>(Targets.Assessment(index)).Publish(Material.Assessment);
        await CodeOf(index).Bind(Targets.Key(index));
        var grain = GrainOf(index);
        var session = await grain.Create(new CreateSubmission
        {
            AssessmentId = Targets.Assessment(index),
            AssessmentVersion = 1,
            AssessmentTitle = Material.Assessment.Title,
            CandidateEmail = EmailOf(index),
            CandidateName = "Candidate",
            InitiatedBy = Material.Assessment.CreatedBy,
            LoginCodeKey = "code_" + Targets.Mark(index),
        });
        folder.Remember(Targets.Key(index), session.CandidateId, session.ExpiresAt);
        await HandInAsync(index);
        await ReportedAsync(grain);
        await _grains.GetGrain<IPaidRowGrain>(PaidRowKeys.Of(Targets.Key(index), 1)).Add(new PaidEntry { Text = EmailOf(index) });
        await grain.Mark(Order, "written", 1);
        await ReportedAsync(grain);
    }

    private async Task DriveAsync(int index, string point)
    {
        services.GetRequiredService<Target>().Key = Targets.Key(index);
        services.GetRequiredService<Trap>().Arm(Targets.Mark(index), point);
        await GrainOf(index).Erase(Order);
    }

    private async Task<List<EraseOutcome>> FinishAsync(int count)
    {
        var tombstones = new List<bool>();
        for (var index = 0; index < count; index++)
            tombstones.Add(await IsErasedAsync(index));

        // A caller whose call was cut off repeats it.
        for (var index = 0; index < count; index++)
        {
            if (!tombstones[index])
                await GrainOf(index).Erase(Order);
        }

        var clock = services.GetRequiredService<MovableClock>();
        clock.MoveTo(clock.GetUtcNow() + TimeSpan.FromMinutes(2));
        await _grains.GetGrain<IRecoveryGrain>(IRecoveryGrain.Key).Sweep();
        var outcomes = new List<EraseOutcome>();
        for (var index = 0; index < count; index++)
            outcomes.Add(await LookAsync(index, tombstones[index]));
        return outcomes;
    }

    private async Task<EraseOutcome> LookAsync(int index, bool tombstone)
    {
        var audit = await services.GetRequiredService<IAuditLog>().ListAsync(
            new AuditQuery { Subject = Targets.Key(index), Action = "submission.erased" }, CancellationToken.None);
        return new EraseOutcome(
            tombstone, await RowsLeftAsync(index), audit.Entries.Length, await LateHandInAsync(index), IsInFiles(EmailOf(index)));
    }

    private async Task<int> RowsLeftAsync(int index)
    {
        var store = services.GetRequiredService<IErasureStore>();
        var parts = await store.KeysAsync("sheet-part", $"part_{Targets.Key(index)}.", 100, CancellationToken.None);
        var revisions = await store.KeysAsync("revision", $"rev_{Targets.Key(index)}.", 100, CancellationToken.None);
        var paid = await store.KeysAsync(PaidRowGrain.StateName, PaidRowKeys.PrefixOf(Targets.Key(index)), 100, CancellationToken.None);
        return parts.Length + revisions.Length + paid.Length + (await CodeOf(index).Resolve() is null ? 0 : 1);
    }

    private async Task<bool> IsErasedAsync(int index)
    {
        try
        {
            await GrainOf(index).GetSession();
            return false;
        }
        catch (AssayException refusal) when (refusal.Kind == ErrorKind.Gone)
        {
            return true;
        }
    }

    private async Task<string> LateHandInAsync(int index)
    {
        try
        {
            await HandInAsync(index);
            return "accepted";
        }
        catch (AssayException refusal)
        {
            return refusal.Code;
        }
    }

    private bool IsInFiles(string text) => Directory.EnumerateFiles(folder.Data, "*.db*")
        .Select(Read)
        .Any(bytes => bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0);

    private static byte[] Read(string file)
    {
        using var source = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var copy = new MemoryStream();
        source.CopyTo(copy);
        return copy.ToArray();
    }

    private static async Task ReportedAsync(ISubmissionGrain grain)
    {
        while ((await grain.WaitUntilSettled(Patience)).ReportStatus != StageStatus.Completed)
            await Task.Yield();
    }

    private Task<SubmitReply> HandInAsync(int index) => GrainOf(index).Submit(new SubmitAnswers
    {
        CandidateId = folder.CandidateOf(Targets.Key(index)),
        RequestId = Guid.NewGuid().ToString("N", CultureInfo.InvariantCulture),
        Sheet = Material.LargeAnswers,
    });

    private ISubmissionGrain GrainOf(int index) => _grains.GetGrain<ISubmissionGrain>(Targets.Key(index));

    private ILoginCodeGrain CodeOf(int index) => _grains.GetGrain<ILoginCodeGrain>("code_" + Targets.Mark(index));

    private static string EmailOf(int index) => Targets.Mark(index) + "@erased.example.org";
}
