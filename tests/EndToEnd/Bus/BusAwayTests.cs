using System.Diagnostics;
using Assay.EndToEnd.Cluster;
using Assay.EndToEnd.Http;
using Assay.EndToEnd.Processes;
using Assay.ServiceBusStandIn;

namespace Assay.EndToEnd.Bus;

/// <summary>The real product where the bus is away from the beginning, and the product is killed meanwhile.</summary>
public sealed class BusAwayTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    // The limit of a send and what a cold start may add.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2 + 4);

    [Fact]
    public async Task Started_without_its_bus_and_killed_the_product_finishes_what_it_took_and_uses_the_bus_when_it_comes()
    {
        await using var broker = await Broker.StartAsync(new BrokerSettings());
        await broker.StopAsync();
        await using var api = await ApiProcess.StartAsync(new Dictionary<string, string>
        {
            ["USE_SERVICE_BUS"] = "true",
            ["AZURE_SERVICE_BUS_CONNECTION_STRING"] = broker.ConnectionString,
        });
        using var admin = await AdminClient.SignInAsync(api.Address);
        var assessment = await admin.CreateAssessmentAsync(Exam.Assessment());

        using var first = await Exam.StartAsync(admin, assessment, api.Address);
        var watch = Stopwatch.StartNew();
        var reply = await first.HandInAsync();
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, Patience);
        Assert.Equal(("direct", true), ((string)reply["queue_mode"]!, (bool)reply["fallback"]!));
        await api.KillAsync();

        await api.StartAgainAsync();
        await admin.WaitUntilAllAreReportedAsync(1, Limit);
        Assert.True((bool)(await admin.Api.GetAsync("/api/admin/queue/status"))["fallback_mode"]!);

        await broker.StartAgainAsync();
        var handedIn = await HandInUntilOverTheBusAsync(admin, assessment, api.Address);
        await admin.WaitUntilAllAreReportedAsync(handedIn, Limit);
        Assert.False((bool)(await admin.Api.GetAsync("/api/admin/queue/status"))["fallback_mode"]!);
    }

    private static async Task<int> HandInUntilOverTheBusAsync(AdminClient admin, string assessment, Uri api)
    {
        using var stop = new CancellationTokenSource(Limit);
        for (var number = 2; ; number++)
        {
            using var candidate = await Exam.StartAsync(admin, assessment, api, number);
            if ((string)(await candidate.HandInAsync())["queue_mode"]! == "service_bus")
                return number;
            await Task.Delay(Pause, stop.Token);
        }
    }
}
