using Assay.Scoring;
using Assay.Silo.Models;
using Assay.Tests.ModelStandIn;
using Assay.Tests.ModelStandIn.Faults;

namespace Assay.Silo.Tests.Models;

public sealed class HealthTests
{
    [Fact]
    public async Task A_model_that_is_listed_is_healthy_and_nothing_is_paid_for_knowing()
    {
        await using var model = await TestModel.NewAsync();

        var status = await model.Probe.ProbeAsync();

        Assert.Equal((ModelState.Healthy, 1, 1), (status.State, status.ModelsAvailable, status.TotalModels));
        Assert.Equal(("openai", ModelServer.DefaultModel), (status.Service, status.Model));
        Assert.True(status.ResponseTime > TimeSpan.Zero);
        Assert.Empty(model.Server.Requests.All);
    }

    [Theory]
    [InlineData("")]
    [InlineData("2024-10-21")]
    public async Task A_deployment_is_healthy_once_a_call_has_succeeded(string version)
    {
        await using var model = await TestModel.NewAsync(server =>
        [
            ("AZURE_OPENAI_ENDPOINT", server.Url), ("AZURE_OPENAI_API_KEY", server.Key), ("AZURE_OPENAI_DEPLOYMENT_NAME", "own-name"), ("AZURE_OPENAI_API_VERSION", version),
        ]);

        var before = await model.Probe.ProbeAsync();
        model.Server.Models = ["own-name"];
        await model.AskAsync();
        model.Server.Models = [];
        var after = await model.Probe.ProbeAsync();

        Assert.Equal((ModelState.Degraded, "azure_openai"), (before.State, before.Service));
        Assert.Equal((ModelState.Healthy, 1), (after.State, after.ModelsAvailable));
    }

    [Theory]
    [InlineData(FaultKind.NotFound, ModelState.Degraded)]
    [InlineData(FaultKind.TooManyRequests, ModelState.Degraded)]
    [InlineData(FaultKind.ServerError, ModelState.Unavailable)]
    [InlineData(FaultKind.Cut, ModelState.Unavailable)]
    [InlineData(FaultKind.WrongContentType, ModelState.Unavailable)]
    [InlineData(FaultKind.Hang, ModelState.Unavailable)]
    public async Task A_service_that_does_not_list_its_models_is_not_healthy(FaultKind kind, ModelState state)
    {
        await using var model = await TestModel.NewAsync(TestModel.Patient with { Probe = TimeSpan.FromMilliseconds(kind == FaultKind.Hang ? 150 : 20_000) });
        model.Server.Faults.Add(new Fault(kind) { Count = null, OfList = true });

        var status = await model.Probe.ProbeAsync();

        Assert.Equal((state, state == ModelState.Unavailable ? 0 : 1), (status.State, status.ModelsAvailable));
        Assert.NotEmpty(status.Message);
    }

    [Theory]
    [InlineData("MODEL_API_KEY", "another-key", ModelState.Unavailable)]
    [InlineData("MODEL_NAME", "no-such-model", ModelState.Degraded)]
    [InlineData("MODEL_ENDPOINT", "http://127.0.0.1:1/v1", ModelState.Unavailable)]
    public async Task A_wrong_setting_is_seen(string name, string value, ModelState state)
    {
        await using var model = await TestModel.NewAsync(more: (name, value));

        Assert.Equal(state, (await model.Probe.ProbeAsync()).State);
    }

    [Fact]
    public async Task A_listed_model_is_degraded_while_its_last_call_failed()
    {
        await using var model = await TestModel.NewAsync(TestModel.Patient with { MostTries = 1 });
        model.Server.Faults.Next(FaultKind.ServerError);

        await Assert.ThrowsAnyAsync<Exception>(() => model.AskAsync());
        var failed = await model.Probe.ProbeAsync();
        await model.AskAsync();

        Assert.Equal(ModelState.Degraded, failed.State);
        Assert.Contains("model_unavailable", failed.Message, StringComparison.Ordinal);
        Assert.Equal(ModelState.Healthy, (await model.Probe.ProbeAsync()).State);
    }

    [Fact]
    public async Task A_model_that_is_left_alone_is_unavailable()
    {
        await using var model = await TestModel.NewAsync(TestModel.Patient with { MostTries = 1, BreakAfter = 2 });
        model.Server.Faults.All(FaultKind.ServerError);

        for (var i = 0; i < 2; i++)
            await Assert.ThrowsAnyAsync<Exception>(() => model.AskAsync());

        Assert.Equal(ModelState.Unavailable, (await model.Probe.ProbeAsync()).State);
    }
}
