using Assay.Api.Tests.Http;
using Assay.Tests.ModelStandIn;
using Assay.Tests.ModelStandIn.Faults;

namespace Assay.Api.Tests.Utils;

public sealed class ModelHealthTests
{
    private const string Path = "/api/utils/llm-health";

    // Longer than a state is kept.
    private static readonly TimeSpan Later = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task The_health_of_the_model_is_its_services_and_is_looked_at_now_and_then()
    {
        await using var server = await ModelServer.StartAsync();
        await using var host = new ModelHost(server);
        var anyone = new Client(host.CreateClient());

        var healthy = (await anyone.Get(Path)).MustBeOk();
        Assert.Equal(("healthy", true, true, 1, 1), Shown(healthy));
        Assert.Equal(("openai", ModelServer.DefaultModel), (healthy.Json["service"]!.GetValue<string>(), healthy.Json["model"]!.GetValue<string>()));
        Assert.True(healthy.Json["response_time_ms"]!.GetValue<int>() > 0);
        Assert.EndsWith("Z", healthy.Json["last_check"]!.GetValue<string>(), StringComparison.Ordinal);

        server.Faults.Add(new Fault(FaultKind.ServerError) { Count = null, OfList = true });
        var kept = (await anyone.Get(Path)).MustBeOk();
        Assert.Equal(healthy.Text, kept.Text);

        host.Clock.Move(Later);
        var failing = (await anyone.Get(Path)).MustBeOk();
        Assert.Equal(("unavailable", false, false, 0, 1), Shown(failing));

        server.Faults.Clear();
        server.Models = ["another-model"];
        host.Clock.Move(Later);
        Assert.Equal(("degraded", true, false, 1, 1), Shown((await anyone.Get(Path)).MustBeOk()));

        Assert.Empty(server.Requests.All);
        Assert.All((Reply[])[healthy, failing], reply => Assert.DoesNotContain(server.Key, reply.Text, StringComparison.Ordinal));
    }

    private static (string Status, bool Available, bool Healthy, int Models, int Total) Shown(Reply reply) => (
        reply.Json["status"]!.GetValue<string>(),
        reply.Json["available"]!.GetValue<bool>(),
        reply.Json["healthy"]!.GetValue<bool>(),
        reply.Json["models_available"]!.GetValue<int>(),
        reply.Json["total_models"]!.GetValue<int>());
}
