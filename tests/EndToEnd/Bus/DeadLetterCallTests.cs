using System.Diagnostics;
using System.Net;
using System.Text.Json.Nodes;
using Amqp;
using Amqp.Framing;
using Assay.EndToEnd.Http;
using Assay.EndToEnd.Processes;
using Assay.ServiceBusStandIn;

namespace Assay.EndToEnd.Bus;

/// <summary>An admin's calls about dead letters, in the real product with a broker.</summary>
public sealed class DeadLetterCallTests
{
    private const string Path = "/api/admin/dead-letters";
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task A_message_that_is_no_job_is_shown_grouped_kept_by_a_reconcile_and_removed_by_a_discard_alone()
    {
        var settings = new BrokerSettings();
        await using var broker = await Broker.StartAsync(settings);
        await using var api = await ApiProcess.StartAsync(new Dictionary<string, string>
        {
            ["USE_SERVICE_BUS"] = "true",
            ["AZURE_SERVICE_BUS_CONNECTION_STRING"] = broker.ConnectionString,
        });
        using var admin = await AdminClient.SignInAsync(api.Address);
        await SendAsync(broker, settings, "not a job");

        var shown = await UntilShownAsync(admin);
        Assert.Empty(shown["items"]!.AsArray());
        var letter = shown["bus"]!["others"]!.AsArray().Single()!;
        Assert.Equal(("scoring-jobs", "unreadable_message"), ((string)letter["queue"]!, (string)letter["reason"]!));
        var group = (await admin.Api.GetAsync($"{Path}?group_by=reason"))["groups"]!.AsArray().Single()!;
        Assert.Equal(("unreadable_message", 0, 1), ((string)group["reason"]!, (int)group["submissions"]!, (int)group["letters"]!));
        Assert.Empty((await admin.Api.GetAsync($"{Path}?reason=another"))["bus"]!["others"]!.AsArray());

        var reconciled = await admin.Api.PostAsync($"{Path}/reconcile", new JsonObject());
        Assert.Equal((true, 1, 1, 0), ((bool)reconciled["success"]!, (int)reconciled["examined"]!, (int)reconciled["kept"]!, (int)reconciled["settled"]!));

        var letters = new JsonArray(new JsonObject { ["queue"] = "scoring-jobs", ["sequence_number"] = (long)letter["sequence_number"]! });
        var (status, _) = await admin.Api.SendTextAsync(HttpMethod.Post, $"{Path}/discard", new JsonObject { ["letters"] = letters.DeepClone() });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        var discarded = await admin.Api.PostAsync($"{Path}/discard", new JsonObject { ["letters"] = letters.DeepClone(), ["reason"] = "sent by mistake" });
        Assert.Equal((true, 1), ((bool)discarded["success"]!, (int)discarded["discarded"]!));
        var again = await admin.Api.PostAsync($"{Path}/discard", new JsonObject { ["letters"] = letters, ["reason"] = "sent by mistake" });
        Assert.Equal((false, "letter_not_found"), ((bool)again["success"]!, (string)again["results"]![0]!["error"]!));
        Assert.Empty(broker.Peek("scoring-jobs", deadLetters: true));

        var actions = (await admin.Api.GetAsync("/api/admin/audit"))["entries"]!.AsArray().Select(entry => (string)entry!["action"]!).ToArray();
        Assert.Contains("dead_letters.reconcile", actions);
        Assert.Single(actions, "dead_letter.discarded");

        await broker.StopAsync();
        var away = await admin.Api.SendOnceAsync(HttpMethod.Post, $"{Path}/reconcile", new JsonObject());
        Assert.Equal((HttpStatusCode.ServiceUnavailable, true), (away.Status, away.Text.Contains("bus_unavailable", StringComparison.Ordinal)));
        Assert.Equal("bus_unavailable", (string)(await admin.Api.GetAsync(Path))["bus"]!["error"]!);
    }

    private static async Task SendAsync(Broker broker, BrokerSettings settings, string body)
    {
        var connection = await Connection.Factory.CreateAsync(new Address("127.0.0.1", broker.Port, settings.KeyName, settings.Key, "/", "AMQP"));
        var sender = new SenderLink(new Session(connection), "test", "scoring-jobs");
        await sender.SendAsync(new Message { BodySection = new Data { Binary = System.Text.Encoding.UTF8.GetBytes(body) } }, Limit);
        await connection.CloseAsync();
    }

    private static async Task<JsonNode> UntilShownAsync(AdminClient admin)
    {
        var clock = Stopwatch.StartNew();
        while (true)
        {
            var page = await admin.Api.GetAsync(Path);
            if (page["bus"]!["others"]!.AsArray().Count > 0)
                return page;
            Assert.True(clock.Elapsed < Limit, $"No dead letter: {page}");
            await Task.Delay(50);
        }
    }
}
