using System.Text.Json;
using Assay.Tests.Judging;

namespace Assay.ServiceBusStandIn.Judging;

public class JudgeTests(ITestOutputHelper output)
{
    private const int LeastChecks = 60;

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task Microsofts_JavaScript_client_takes_the_stand_in_for_Service_Bus()
    {
        var folder = await JudgeFolder.PrepareAsync("ServiceBusStandIn.Judge");
        await using var broker = await StartAsync();

        var judged = await JudgeAsync(folder, broker);

        var passed = judged.Output.Split('\n').Count(line => line.StartsWith("ok ", StringComparison.Ordinal));
        output.WriteLine(judged.Output);
        output.WriteLine($"figure: service bus judge: {passed} checks");
        Assert.DoesNotContain(judged.Output.Split('\n'), line => line.StartsWith("not ok", StringComparison.Ordinal));
        Assert.True(judged.ExitCode == 0, judged.Output);
        Assert.True(passed >= LeastChecks, judged.Output);
    }

    [Fact]
    public async Task The_judge_finds_fault_when_the_broker_does_not_answer_as_it_should()
    {
        var folder = await JudgeFolder.PrepareAsync("ServiceBusStandIn.Judge");
        await using var broker = await StartAsync();
        broker.Faults.ThrottleNext(4, BusOperations.Send);

        var judged = await JudgeAsync(folder, broker, "messages");

        Assert.Equal(1, judged.ExitCode);
        Assert.Contains("not ok a message is sent", judged.Output, StringComparison.Ordinal);
    }

    private static Task<Broker> StartAsync() => Broker.StartAsync(new BrokerSettings
    {
        TlsPort = 0,
        AdminTlsPort = 0,
        ExtraRules = [new KeyRule("SendOnly", "c2VuZA==", Send: true), new KeyRule("ListenOnly", "bGlzdGVu", Listen: true)],
        Queues =
        [
            .. ((string[])["messages", "settling", "schedules", "access", "counts", "trouble"]).Select(name => new QueueSettings(name)),
            new QueueSettings("locks") { LockDuration = TimeSpan.FromSeconds(1.5), MaxDeliveryCount = 10 },
            new QueueSettings("brief") { TimeToLive = TimeSpan.FromSeconds(1) },
            new QueueSettings("vanishing") { TimeToLive = TimeSpan.FromSeconds(1), DeadLetterOnExpiry = false },
        ],
    });

    private static Task<ToolRun> JudgeAsync(string folder, Broker broker, params string[] parts)
    {
        string With(string name, string key) => $"Endpoint=sb://127.0.0.1:{broker.Port};SharedAccessKeyName={name};SharedAccessKey={key};UseDevelopmentEmulator=true";
        var settings = JsonSerializer.Serialize(new
        {
            plain = broker.ConnectionString,
            tls = broker.TlsConnectionString,
            admin = broker.AdminTlsConnectionString,
            control = $"http://127.0.0.1:{broker.AdminPort}/",
            sendOnly = With("SendOnly", "c2VuZA=="),
            listenOnly = With("ListenOnly", "bGlzdGVu"),
            parts = parts.Length > 0 ? parts : null,
        });
        return ToolRun.OfAsync(folder, Limit, "env", $"NODE_EXTRA_CA_CERTS={broker.CertificatePath}", "node", "judge.mjs", settings);
    }
}
