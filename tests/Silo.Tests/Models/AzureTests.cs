using Assay.Pipeline;
using Assay.Scoring.Models;
using Assay.Tests.ModelStandIn;
using Azure.Core;
using Azure.Identity;

namespace Assay.Silo.Tests.Models;

public sealed class AzureTests
{
    [Theory]
    [InlineData("", false, "/openai/v1/chat/completions")]
    [InlineData("", true, "/openai/v1/chat/completions")]
    [InlineData("2024-10-21", false, "/openai/deployments/scripted-model/chat/completions?api-version=2024-10-21")]
    [InlineData("2024-10-21", true, "/openai/deployments/scripted-model/chat/completions?api-version=2024-10-21")]
    public async Task A_deployment_is_asked_with_the_key_in_its_own_header(string version, bool streams, string path)
    {
        await using var model = await TestModel.NewAsync(server => [.. Azure(server), ("AZURE_OPENAI_API_KEY", server.Key), ("AZURE_OPENAI_API_VERSION", version), ("Model:Streaming", streams.ToString())]);

        var reply = await model.AskAsync();

        Assert.Equal(ModelEnding.Complete, reply.Ending);
        var request = Assert.Single(model.Server.Requests.All);
        Assert.Equal((path, "api-key"), (request.Path, request.KeyHeader));
        Assert.False(request.Headers.ContainsKey("Authorization"));
    }

    [Fact]
    public async Task Without_a_key_the_process_signs_in_and_keeps_its_token()
    {
        var identity = new Identity(TestModel.Token);
        await using var model = await TestModel.NewAsync(Azure, identity: identity);

        await model.AskAsync();
        await model.AskAsync();

        Assert.Equal(["https://cognitiveservices.azure.com/.default"], identity.Asked);
        Assert.All(model.Server.Requests.All, request => Assert.Equal("Authorization", request.KeyHeader));
    }

    [Fact]
    public async Task A_process_without_an_identity_is_not_let_in()
    {
        await using var model = await TestModel.NewAsync(Azure, identity: new Identity(null));

        var failure = await Assert.ThrowsAsync<StageException>(() => model.AskAsync());

        Assert.Equal(("model_unauthorized", false), (failure.Code, failure.Permanent));
        Assert.Empty(model.Server.Requests.All);
    }

    private static (string Name, string Value)[] Azure(ModelServer server) =>
        [("AZURE_OPENAI_ENDPOINT", server.Url), ("AZURE_OPENAI_DEPLOYMENT_NAME", ModelServer.DefaultModel)];

    private sealed class Identity(string? token) : TokenCredential
    {
        public List<string> Asked { get; } = [];

        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken)
        {
            Asked.AddRange(requestContext.Scopes);
            return new AccessToken(token ?? throw new CredentialUnavailableException("There is none."), TimeProvider.System.GetUtcNow().AddHours(1));
        }

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            ValueTask.FromResult(GetToken(requestContext, cancellationToken));
    }
}
