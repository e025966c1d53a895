using System.Globalization;
using System.Text.Json.Nodes;
using Assay.EndToEnd.Http;
using Assay.EndToEnd.Processes;

namespace Assay.EndToEnd.Demo;

/// <summary>Loads the demo data through HTTP into the real process, once: 96 candidates, 16 at a time, three kills on the way.</summary>
public sealed class DemoRun : IAsyncLifetime
{
    private const int AtATime = 16;
    private const int EveryNthTwice = 5;
    private const int PageSize = 5;
    private static readonly TimeSpan PipelineLimit = TimeSpan.FromSeconds(90);
    private ApiProcess? _api;
    private Killer? _killer;

    internal DemoData Data { get; } = DemoData.Load();

    internal AdminClient Admin { get; private set; } = null!;

    internal LeakCheck Leaks { get; private set; } = null!;

    /// <summary>What the admin sees of each candidate, by e-mail.</summary>
    internal Dictionary<string, JsonNode> Details { get; } = [];

    internal int Kills => _killer!.Done;

    public async Task InitializeAsync()
    {
        var seed = int.TryParse(Environment.GetEnvironmentVariable("ASSAY_TEST_SEED"), CultureInfo.InvariantCulture, out var given) ? given : Random.Shared.Next();
        Console.WriteLine($"The demo run's seed is {seed} (ASSAY_TEST_SEED repeats it).");
        Leaks = new LeakCheck(Data);
        _api = await ApiProcess.StartAsync();
        _killer = new Killer(_api, seed, Data.Candidates.Count);
        Admin = await AdminClient.SignInAsync(_api.Address);
        var assessment = await Admin.CreateAssessmentAsync(Data.Assessment);
        var ids = new string[Data.Candidates.Count];
        var codes = new string[ids.Length];
        for (var i = 0; i < ids.Length; i++)
            (ids[i], codes[i]) = await Admin.CreateTestAsync(assessment, Data.Candidates[i].Email, Data.Candidates[i].Name);

        try
        {
            await Parallel.ForAsync(0, ids.Length, new ParallelOptions { MaxDegreeOfParallelism = AtATime }, async (i, _) => await TakeTestAsync(i, codes[i]));
            await Admin.WaitUntilAllAreReportedAsync(ids.Length, PipelineLimit);
        }
        catch (Exception error)
        {
            throw new InvalidOperationException($"The demo run with seed {seed} broke off. The process said:\n{_api.Output}", error);
        }

        foreach (var id in ids)
        {
            var detail = await Admin.DetailAsync(id);
            Details[(string)detail["candidate_email"]!] = detail;
        }
    }

    public async Task DisposeAsync()
    {
        Admin?.Dispose();
        if (_api is not null)
            await _api.DisposeAsync();
    }

    private async Task TakeTestAsync(int number, string loginCode)
    {
        using var candidate = new CandidateClient(_api!.Address, Leaks.Read);
        await candidate.SignInAsync(loginCode);
        await candidate.StartAsync();
        var questions = await candidate.WalkQuestionsAsync(PageSize);
        Assert.Equal(Data.Assessment["questions"]!.AsArray().Count, questions.Count);
        var sheet = Data.Candidates[number].Sheet;
        await candidate.AutosaveAsync(sheet);
        await candidate.TimerAsync();
        var reply = await candidate.SubmitAsync(sheet);
        Assert.True((bool)reply["success"]!);
        await _killer!.OnAcceptedAsync();
        if (number % EveryNthTwice == 0)
        {
            var again = await candidate.SubmitAsync(new JsonObject { ["answers"] = new JsonArray() });
            Assert.True((bool)again["already_completed"]!);
        }

        var state = await candidate.StateAsync();
        Assert.Equal("completed", (string?)state["status"]);
    }
}
