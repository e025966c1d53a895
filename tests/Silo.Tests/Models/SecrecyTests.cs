using Assay.Pipeline;
using Assay.Silo.Models;
using Assay.Tests.ModelStandIn;
using Assay.Tests.ModelStandIn.Faults;

namespace Assay.Silo.Tests.Models;

public sealed class SecrecyTests
{
    public static TheoryData<FaultKind> Kinds { get; } = new(Enum.GetValues<FaultKind>());

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Neither_key_nor_answer_nor_what_the_service_said_is_told(FaultKind kind)
    {
        await using var model = await TestModel.NewAsync(TestModel.Patient with { Try = TimeSpan.FromMilliseconds(200), BreakAfter = 2, MostReplyBytes = 1_000_000 });
        model.Server.Faults.Add(new Fault(kind) { Count = null, Bytes = 2_000_000 });

        var told = new List<string>();
        for (var i = 0; i < 2; i++)
            told.Add((await Record.ExceptionAsync(() => model.AskAsync()))?.ToString() ?? "");
        told.AddRange(model.Log.Lines);

        Assert.NotEmpty(told);
        foreach (var secret in (string[])[model.Server.Key, TestModel.CandidateWord, "Rate limit reached", "Sign in to the network"])
            Assert.All(told, text => Assert.DoesNotContain(secret, text, StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData("MODEL")]
    [InlineData("AZURE")]
    public async Task A_redirect_takes_neither_key_nor_answer_elsewhere(string service)
    {
        await using var elsewhere = await ModelServer.StartAsync();
        await using var model = await TestModel.NewAsync(server => service == "MODEL"
            ? [("MODEL_ENDPOINT", server.Endpoint), ("MODEL_API_KEY", server.Key), ("MODEL_NAME", ModelServer.DefaultModel)]
            : [("AZURE_OPENAI_ENDPOINT", server.Url), ("AZURE_OPENAI_API_KEY", server.Key), ("AZURE_OPENAI_DEPLOYMENT_NAME", ModelServer.DefaultModel)]);
        model.Server.Faults.Add(new Fault(FaultKind.Redirect) { Count = null, Location = elsewhere.Endpoint + "/chat/completions" });

        var failure = await Assert.ThrowsAsync<StageException>(() => model.AskAsync());

        Assert.Equal("model_rejected_request", failure.Code);
        Assert.Empty(elsewhere.Requests.All);
    }

    [Fact]
    public void Settings_in_words_hold_no_key()
    {
        var settings = TestModel.Read(("MODEL_ENDPOINT", "https://models.example/v1"), ("MODEL_API_KEY", "sk-hidden"), ("MODEL_NAME", "gpt-4o"))!;

        Assert.Equal("gpt-4o at models.example", settings.ToString());
        Assert.Equal("gpt-4o at models.example", ModelBanner.Describe(TestModel.Configuration(("MODEL_ENDPOINT", "https://models.example/v1"), ("MODEL_API_KEY", "sk-hidden"), ("MODEL_NAME", "gpt-4o"))));
    }
}
