using Assay.Scoring.Models;
using Assay.Silo.Models;
using Assay.Tests.ModelStandIn;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Assay.Silo.Tests.Models;

public sealed class HostingTests
{
    [Fact]
    public async Task A_configured_model_is_registered_and_answers()
    {
        await using var server = await ModelServer.StartAsync();
        await using var services = Services(("MODEL_ENDPOINT", server.Endpoint), ("MODEL_API_KEY", server.Key), ("MODEL_NAME", ModelServer.DefaultModel), ("Model:Samples", "7"));

        var reply = await services.GetRequiredService<IAssayModel>().AskAsync(Prompts.Verdict(), CancellationToken.None);

        Assert.Equal(ModelEnding.Complete, reply.Ending);
        Assert.Equal(7, services.GetRequiredService<IOptions<ModelOptions>>().Value.Samples);
        Assert.Equal("openai", (await services.GetRequiredService<IModelProbe>().ProbeAsync()).Service);
    }

    [Fact]
    public async Task Without_settings_there_is_none()
    {
        await using var services = Services();

        Assert.Null(services.GetService<IAssayModel>());
        Assert.Null(services.GetService<IModelProbe>());
    }

    private static ServiceProvider Services(params (string Name, string Value)[] settings) =>
        new ServiceCollection().AddLogging().AddAssayModels(TestModel.Configuration(settings)).BuildServiceProvider();
}
