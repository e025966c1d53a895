using System.Text.Json.Nodes;
using Assay.Scoring.Models;
using Assay.Tests.ModelStandIn;

namespace Assay.Silo.Tests.Models;

public sealed class AskTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_reply_follows_the_schema_and_its_tokens_are_counted(bool streams)
    {
        await using var model = await TestModel.NewAsync(streams: streams);

        var reply = await model.AskAsync();

        Assert.Equal((ModelEnding.Complete, ModelServer.DefaultModel), (reply.Ending, reply.Model));
        Assert.True(reply.Latency > TimeSpan.Zero);
        var prompt = Prompts.Verdict();
        Assert.Equal((Tokens(prompt.Instructions + prompt.Input), Tokens(reply.Text)), (reply.InputTokens, reply.OutputTokens));
        var verdicts = JsonNode.Parse(reply.Text)!["verdicts"]!.AsArray();
        Assert.Equal(["c1", "c2"], verdicts.Select(verdict => verdict!["criterion"]!.GetValue<string>()));
        Assert.All(verdicts, verdict => Assert.Contains(verdict!["evidence"]![0]!.GetValue<string>(), Prompts.Answer, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_is_sent_is_strict_cold_bounded_and_not_to_be_stored(bool streams)
    {
        await using var model = await TestModel.NewAsync(streams: streams);
        var prompt = Prompts.Verdict();

        await model.AskAsync(prompt);

        var request = Assert.Single(model.Server.Requests.All);
        Assert.Equal(("/v1/chat/completions", "Authorization"), (request.Path, request.KeyHeader));
        Assert.Equal((prompt.Instructions, prompt.Input), (request.System, request.User));
        Assert.Equal(streams, request.Streams);
        Assert.Equal("verdict", request.SchemaName);
        Assert.True(request.Body["response_format"]!["json_schema"]!["strict"]!.GetValue<bool>());
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(Prompts.Schema), request.Schema), request.Schema!.ToJsonString());
        Assert.Equal(0, request.Body["temperature"]!.GetValue<double>());
        Assert.Equal(Prompts.MostTokens, request.Body["max_tokens"]!.GetValue<int>());
        Assert.False(request.Body["store"]!.GetValue<bool>());
        Assert.False(request.Body.ContainsKey("tools"));
        Assert.Equal(1, request.Body["n"]?.GetValue<int>() ?? 1);
    }

    [Theory]
    [InlineData(ModelAgent.TextAnalyst)]
    [InlineData(ModelAgent.CodeAnalyst)]
    [InlineData(ModelAgent.ReportSynthesizer)]
    public async Task Each_agent_asks_with_its_own_instructions_and_remembers_nothing(ModelAgent agent)
    {
        await using var model = await TestModel.NewAsync();

        await model.AskAsync(Prompts.Verdict(agent) with { Instructions = "First." });
        await model.AskAsync(Prompts.Verdict(agent) with { Instructions = "Second." });

        Assert.Equal(["First.", "Second."], model.Server.Requests.All.Select(request => request.System));
        Assert.All(model.Server.Requests.All, request => Assert.Equal(2, request.Body["messages"]!.AsArray().Count));
    }

    [Theory]
    [InlineData(ModelServer.ReasoningModel, "", "")]
    [InlineData(ModelServer.DefaultModel, "true", "")]
    [InlineData(ModelServer.ReasoningModel, "", "1")]
    public async Task A_model_that_reasons_gets_its_own_limit_and_a_temperature_only_by_setting(string name, string reasoning, string temperature)
    {
        await using var model = await TestModel.NewAsync(
            more: [("MODEL_NAME", name), ("Model:Reasoning", reasoning), ("Model:Temperature", temperature)]);

        Assert.Equal(ModelEnding.Complete, (await model.AskAsync()).Ending);

        var body = Assert.Single(model.Server.Requests.All).Body;
        Assert.Equal(Prompts.MostTokens, body["max_completion_tokens"]!.GetValue<int>());
        Assert.False(body.ContainsKey("max_tokens"));
        Assert.Equal(temperature.Length == 0 ? null : 1d, body["temperature"]?.GetValue<double>());
    }

    [Fact]
    public async Task Replies_of_many_callers_do_not_wait_for_each_other()
    {
        await using var model = await TestModel.NewAsync();
        model.Server.Delay = TimeSpan.FromMilliseconds(300);

        var replies = await Task.WhenAll(Enumerable.Range(0, 32).Select(i => model.AskAsync(Prompts.Verdict(answer: $"Answer number {i}."))));

        Assert.Equal(32, replies.Select(reply => reply.Text).Distinct(StringComparer.Ordinal).Count());
        Assert.True(model.Server.Requests.MostAtOnce >= 16, $"{model.Server.Requests.MostAtOnce} at once");
    }

    private static int Tokens(string text) => (text.Length + 3) / 4;
}
