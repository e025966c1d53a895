using System.Diagnostics;
using System.Text.Json.Nodes;
using Assay.EndToEnd.Cluster;
using Assay.EndToEnd.Http;
using Assay.EndToEnd.Processes;
using Assay.Tests.ModelStandIn;

namespace Assay.EndToEnd.Models;

/// <summary>A model that takes two seconds a call, and more hand-ins at once than the configured rate lets through.</summary>
public sealed class RateTests(ITestOutputHelper output)
{
    private const int WarmUps = 64;
    private const int Candidates = 130;
    private const int CallsPerMinute = 600;

    // Of a minute's calls, what may go at once after a quiet time.
    private const int Burst = CallsPerMinute / 10;

    // Five times as fast as the model lets them through: soon all slots are taken.
    private static readonly TimeSpan BetweenHandIns = TimeSpan.FromMilliseconds(40);

    private static readonly TimeSpan AcceptLimit = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    [Fact]
    public async Task A_burst_goes_to_the_model_at_the_configured_rate_while_hand_ins_are_accepted_at_once()
    {
        await using var model = await ModelServer.StartAsync();
        await using var api = await ApiProcess.StartAsync(new Dictionary<string, string>
        {
            ["MODEL_ENDPOINT"] = model.Endpoint,
            ["MODEL_API_KEY"] = model.Key,
            ["MODEL_NAME"] = ModelServer.DefaultModel,
            ["Model__Samples"] = "1",
            ["Model__RequestsPerMinute"] = $"{CallsPerMinute}",
            ["Model__TokensPerMinute"] = "100000000",
        });
        using var admin = await AdminClient.SignInAsync(api.Address);
        var assessment = await admin.CreateAssessmentAsync(Exam.Assessment());
        await WarmUpAsync(admin, assessment, api);
        var candidates = await Task.WhenAll(Enumerable.Range(WarmUps + 1, Candidates).Select(number => Exam.StartAsync(admin, assessment, api.Address, number)));
        model.Requests.Clear();
        model.Delay = TimeSpan.FromSeconds(2);

        var clock = Stopwatch.StartNew();
        var handingIn = new List<Task<TimeSpan>>();
        using (var pace = new PeriodicTimer(BetweenHandIns))
        {
            foreach (var candidate in candidates)
            {
                handingIn.Add(HandInAsync(candidate));
                await pace.WaitForNextTickAsync();
            }
        }

        var accepts = await Task.WhenAll(handingIn);
        await admin.WaitUntilAllAreReportedAsync(WarmUps + Candidates, Limit);
        var took = clock.Elapsed;
        foreach (var candidate in candidates)
            candidate.Dispose();

        var calls = model.Requests.All.Select(request => request.At).Order().ToArray();
        var allowed = CallsPerMinute / 60d * (calls[^1] - calls[0]).TotalSeconds;
        var p99 = accepts.Order().ElementAt((int)Math.Ceiling(.99 * accepts.Length) - 1);
        output.WriteLine(
            $"figure: model of 2 s, {CallsPerMinute / 60} calls/s allowed: {calls.Length} calls in {(calls[^1] - calls[0]).TotalSeconds:F1} s, at most {model.Requests.MostAtOnce} at once, "
            + $"all done after {took.TotalSeconds:F1} s, {accepts.Length} hand-ins meanwhile accepted in p99 {p99.TotalMilliseconds:F0} ms");
        Assert.Equal(2 * Candidates, calls.Length);
        Assert.InRange(calls.Length, .8 * allowed, allowed + Burst + 1);
        Assert.InRange(p99, TimeSpan.Zero, AcceptLimit);
    }

    private static async Task<TimeSpan> HandInAsync(CandidateClient candidate)
    {
        var clock = Stopwatch.StartNew();
        await candidate.HandInAsync();
        return clock.Elapsed;
    }

    // What is compiled at first use would be measured otherwise.
    private static async Task WarmUpAsync(AdminClient admin, string assessment, ApiProcess api)
    {
        await Parallel.ForEachAsync(Enumerable.Range(1, WarmUps), async (number, _) =>
        {
            using var candidate = await Exam.StartAsync(admin, assessment, api.Address, number);
            JsonNode reply = await candidate.HandInAsync();
            Assert.True((bool)reply["success"]!);
        });
        await admin.WaitUntilAllAreReportedAsync(WarmUps, Limit);
    }
}
