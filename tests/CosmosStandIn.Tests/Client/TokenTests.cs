using System.Net;
using Azure.Core;
using Microsoft.Azure.Cosmos;

namespace Assay.Tests.CosmosStandIn.Client;

public class TokenTests
{
    [Theory]
    [InlineData("the-token", HttpStatusCode.OK)]
    [InlineData("another", HttpStatusCode.Unauthorized)]
    public async Task The_token_of_an_identity_opens_the_account_like_the_key(string token, HttpStatusCode expected)
    {
        await using var server = await CosmosServer.StartAsync(token: "the-token");
        using var owner = StandIn.Connect(server);
        Container made = await (await owner.CreateDatabaseAsync("tests")).Database.CreateContainerAsync("items", "/PartitionKey");
        await made.CreateItemAsync(Item.Of("a"));
        using var client = new CosmosClient(server.Url, new FixedToken(token), new CosmosClientOptions { ConnectionMode = ConnectionMode.Gateway, LimitToEndpoint = true });

        var status = HttpStatusCode.OK;
        try
        {
            using var read = await client.GetContainer("tests", "items").ReadItemStreamAsync("a", new PartitionKey("p"));
            status = read.StatusCode;
        }
        catch (CosmosException refused)
        {
            status = refused.StatusCode;
        }

        Assert.Equal(expected, status);
    }

    private sealed class FixedToken(string token) : TokenCredential
    {
        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            new(token, TimeProvider.System.GetUtcNow().AddHours(1));

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            ValueTask.FromResult(GetToken(requestContext, cancellationToken));
    }
}
