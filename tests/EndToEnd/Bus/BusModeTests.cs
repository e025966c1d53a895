using Assay.EndToEnd.Cluster;
using Assay.EndToEnd.Http;
using Assay.EndToEnd.Processes;
using Assay.ServiceBusStandIn;

namespace Assay.EndToEnd.Bus;

/// <summary>The real product with <c>USE_SERVICE_BUS=true</c>, against a broker on this machine.</summary>
public sealed class BusModeTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task A_hand_in_goes_over_the_bus_and_without_it_the_status_and_the_reply_say_so()
    {
        await using var broker = await Broker.StartAsync(new BrokerSettings());
        await using var api = await ApiProcess.StartAsync(new Dictionary<string, string>
        {
            ["USE_SERVICE_BUS"] = "True  # as the plan writes it",
            ["AZURE_SERVICE_BUS_CONNECTION_STRING"] = broker.ConnectionString,
            ["AZURE_SERVICE_BUS_ADMIN_ENDPOINT"] = $"http://127.0.0.1:{broker.AdminPort}",
        });
        using var admin = await AdminClient.SignInAsync(api.Address);
        var assessment = await admin.CreateAssessmentAsync(Exam.Assessment());

        using var first = await Exam.StartAsync(admin, assessment, api.Address);
        var reply = await first.HandInAsync();
        await admin.WaitUntilAllAreReportedAsync(1, Limit);
        Assert.Equal(("service_bus", false), ((string)reply["queue_mode"]!, (bool)reply["fallback"]!));
        var well = await admin.Api.GetAsync("/api/admin/queue/status");
        Assert.Equal((true, "service_bus", false), ((bool)well["service_bus_enabled"]!, (string)well["mode"]!, (bool)well["fallback_mode"]!));
        Assert.Equal((0, 0, 0), (
            (int)well["queues"]!["scoring-jobs"]!["dead_letter_messages"]!,
            (int)well["queues"]!["scoring-jobs"]!["scheduled_messages"]!,
            (int)well["queues"]!["report-jobs"]!["dead_letter_messages"]!));

        await broker.StopAsync();
        using var second = await Exam.StartAsync(admin, assessment, api.Address, number: 2);
        var alone = await second.HandInAsync();
        await admin.WaitUntilAllAreReportedAsync(2, Limit);
        Assert.Equal(("direct", true), ((string)alone["queue_mode"]!, (bool)alone["fallback"]!));
        var broken = await admin.Api.GetAsync("/api/admin/queue/status");
        Assert.Equal((true, "direct", true), ((bool)broken["service_bus_enabled"]!, (string)broken["mode"]!, (bool)broken["fallback_mode"]!));
        Assert.NotNull((string?)broken["fallback_since"]);
        Assert.NotNull((string?)broken["queues"]!["report-jobs"]!["error"]);
    }
}
