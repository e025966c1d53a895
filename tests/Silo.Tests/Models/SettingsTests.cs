using Assay.Scoring.Models;
using Assay.Silo.Models;

namespace Assay.Silo.Tests.Models;

/// <summary>Wrong settings end the start with a message that names the setting, and never with a key.</summary>
public sealed class SettingsTests
{
    private const string OpenAi = "MODEL_ENDPOINT=https://api.openai.com/v1|MODEL_API_KEY=sk-secret|MODEL_NAME=gpt-4o";
    private const string Azure = "AZURE_OPENAI_ENDPOINT=https://assay.openai.azure.com|AZURE_OPENAI_DEPLOYMENT_NAME=grader";

    [Theory]
    [InlineData("MODEL_NAME", "MODEL_ENDPOINT=https://api.openai.com/v1")]
    [InlineData("MODEL_ENDPOINT", "MODEL_API_KEY=sk-secret")]
    [InlineData("MODEL_ENDPOINT", "MODEL_NAME=gpt-4o")]
    [InlineData("MODEL_ENDPOINT", OpenAi + "|MODEL_ENDPOINT=api.openai.com")]
    [InlineData("MODEL_ENDPOINT", OpenAi + "|MODEL_ENDPOINT=http://models.example/v1")]
    [InlineData("MODEL_ENDPOINT", OpenAi + "|MODEL_ENDPOINT=https://me:secret@models.example/v1")]
    [InlineData("MODEL_ENDPOINT", OpenAi + "|MODEL_ENDPOINT=https://models.example/v1?key=secret")]
    [InlineData("MODEL_API_KEY", OpenAi + "|MODEL_API_KEY=sk secret")]
    [InlineData("AZURE_OPENAI_DEPLOYMENT_NAME", "AZURE_OPENAI_ENDPOINT=https://assay.openai.azure.com")]
    [InlineData("AZURE_OPENAI_DEPLOYMENT_NAME", "AZURE_OPENAI_ENDPOINT=https://assay.openai.azure.com|AZURE_OPENAI_API_KEY=secret")]
    [InlineData("AZURE_OPENAI_ENDPOINT", "AZURE_OPENAI_API_KEY=secret")]
    [InlineData("AZURE_OPENAI_ENDPOINT", "AZURE_OPENAI_API_VERSION=2024-10-21")]
    [InlineData("AZURE_OPENAI_ENDPOINT", Azure + "|AZURE_OPENAI_ENDPOINT=http://assay.openai.azure.com")]
    [InlineData("AZURE_OPENAI_API_VERSION", Azure + "|AZURE_OPENAI_API_VERSION=2024/10")]
    [InlineData("AZURE_OPENAI_ENDPOINT", OpenAi + "|" + Azure)]
    [InlineData("Model:Temperature", OpenAi + "|Model:Temperature=3")]
    [InlineData("Model:Temperature", OpenAi + "|Model:Temperature=-1")]
    [InlineData("Model:Reasoning", OpenAi + "|Model:Reasoning=much")]
    [InlineData("Model:Streaming", OpenAi + "|Model:Streaming=x")]
    public void A_model_is_refused_by_the_setting(string name, string settings) => Refused(name, () => ModelSettings.Read(Of(settings)));

    [Theory]
    [InlineData("Model:Samples", "Model:Samples=0")]
    [InlineData("Model:Samples", "Model:Samples=10")]
    [InlineData("Model:Samples", "Model:Samples=2.5")]
    [InlineData("Model:MostOutputTokens", "Model:MostOutputTokens=99")]
    [InlineData("Model:RequestsPerMinute", "Model:RequestsPerMinute=0")]
    [InlineData("Model:TokensPerMinute", "Model:TokensPerMinute=999")]
    [InlineData("Model:TokensPerMinute", "Model:TokensPerMinute=3000")]
    [InlineData("Model:DailyBudgetUsd", "Model:DailyBudgetUsd=0|Model:InputUsdPerMillion=1")]
    [InlineData("Model:DailyBudgetUsd", "Model:DailyBudgetUsd=5")]
    [InlineData("Model:InputUsdPerMillion", "Model:InputUsdPerMillion=-1")]
    [InlineData("Model:OutputUsdPerMillion", "Model:OutputUsdPerMillion=free")]
    [InlineData("Model:FallBackToEmbedded", "Model:FallBackToEmbedded=sometimes")]
    public void Its_use_is_refused_by_the_setting(string name, string settings) => Refused(name, () => ModelOptionsSettings.Read(Of(settings), new ModelOptions()));

    [Fact]
    public void Nothing_set_is_no_model_and_the_defaults()
    {
        var options = new ModelOptions();

        ModelOptionsSettings.Read(Of("Model:Samples="), options);

        Assert.Null(ModelSettings.Read(Of("MODEL_NAME=|AZURE_OPENAI_API_KEY= ")));
        Assert.Equivalent(new ModelOptions(), options);
        Assert.StartsWith("none", ModelBanner.Describe(Of("")), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_setting_of_its_use_is_read()
    {
        var options = new ModelOptions();

        ModelOptionsSettings.Read(
            Of("Model:Samples=5|Model:MostOutputTokens=2000|Model:RequestsPerMinute=60|Model:TokensPerMinute=90000|Model:DailyBudgetUsd=12.50|Model:InputUsdPerMillion=0.15|Model:OutputUsdPerMillion=0.6|Model:FallBackToEmbedded=true"),
            options);

        Assert.Equal((5, 2000, 60, 90_000), (options.Samples, options.MostOutputTokens, options.RequestsPerMinute, options.TokensPerMinute));
        Assert.Equal((12.5m, 0.15m, 0.6m, true), (options.DailyBudgetUsd, options.InputUsdPerMillion, options.OutputUsdPerMillion, options.FallBackToEmbedded));
    }

    [Theory]
    [InlineData("gpt-5", true)]
    [InlineData("gpt-5.1-mini", true)]
    [InlineData("prod-gpt5-eu", true)]
    [InlineData("openai/o3", true)]
    [InlineData("o4-mini", true)]
    [InlineData("gpt-4o-mini", false)]
    [InlineData("gpt-35-turbo", false)]
    [InlineData("llama-3.1-70b", false)]
    [InlineData("foo1", false)]
    public void Models_that_reason_are_known_by_their_names(string name, bool reasons)
    {
        var settings = ModelSettings.Read(Of(OpenAi + "|MODEL_NAME=" + name))!;

        Assert.Equal((reasons, reasons ? null : 0f), (settings.Reasons, settings.Temperature));
    }

    [Theory]
    [InlineData(OpenAi, ModelService.OpenAi, "https://api.openai.com/v1/")]
    [InlineData(OpenAi + "|MODEL_ENDPOINT=http://localhost:11434/v1/|MODEL_API_KEY=", ModelService.OpenAi, "http://localhost:11434/v1/")]
    [InlineData(Azure, ModelService.AzureOpenAi, "https://assay.openai.azure.com/")]
    [InlineData(Azure + "|AZURE_OPENAI_API_KEY=secret|AZURE_OPENAI_API_VERSION=2024-10-21", ModelService.AzureOpenAi, "https://assay.openai.azure.com/")]
    internal void What_is_complete_is_taken(string text, ModelService service, string endpoint)
    {
        var settings = ModelSettings.Read(Of(text))!;

        Assert.Equal((service, endpoint), (settings.Service, settings.Endpoint.ToString()));
    }

    private static Microsoft.Extensions.Configuration.IConfiguration Of(string settings) => TestModel.Configuration(
        [.. settings.Split('|', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=', 2)).Select(pair => (pair[0], pair[1]))]);

    private static void Refused(string name, Action read)
    {
        var refusal = Assert.Throws<StartupException>(read);

        Assert.Contains(name, refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", refusal.Message, StringComparison.Ordinal);
    }
}
