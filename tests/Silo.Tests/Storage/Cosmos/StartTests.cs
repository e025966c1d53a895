using Assay.Servers;
using Assay.Silo.Storage;
using Assay.Silo.Storage.Cosmos;
using Assay.Silo.Tests.Storage.Contract;
using Assay.Tests.CosmosStandIn;
using Assay.Tests.CosmosStandIn.Faults;
using Azure.Core;
using Azure.Identity;
using Microsoft.Azure.Cosmos;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Assay.Silo.Tests.Storage.Cosmos;

public sealed class StartTests
{
    [Fact]
    public async Task What_is_missing_is_created_once_and_the_log_says_so()
    {
        await using var server = await CosmosServer.StartAsync();
        var options = CosmosTestStore.NewOptions(server);
        using var client = CosmosSource.Create(options);
        var log = new Lines();
        await CosmosStart.PrepareAsync(client, options, log, CancellationToken.None);
        await CosmosStart.PrepareAsync(client, options, log, CancellationToken.None);

        Assert.Equal([$"Created the database {options.CosmosDatabase}", $"Created the container assay in the database {options.CosmosDatabase}"], log);
        ContainerProperties made = await client.GetContainer(options.CosmosDatabase, "assay").ReadContainerAsync();
        Assert.Equal(("/PartitionKey", PartitionKeyDefinitionVersion.V2), (made.PartitionKeyPath, made.PartitionKeyDefinitionVersion));
        Assert.Empty(CosmosIndexes.MissingIn(made.IndexingPolicy));
        Assert.Equal("true", Environment.GetEnvironmentVariable("COSMOS_DISABLE_IMDS_ACCESS"));
    }

    [Fact]
    public async Task Several_silos_may_open_an_empty_account_at_once()
    {
        await using var server = await CosmosServer.StartAsync();
        var options = CosmosTestStore.NewOptions(server);
        var stores = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => CosmosTestStore.OpenAsync(server, options))));
        await stores[0].SaveAsync("sub_1", Sample.Submission("text"));
        Assert.Equal("text", await stores[3].AnswerOfAsync("sub_1"));
        foreach (var store in stores)
            await store.DisposeAsync();
    }

    [Fact]
    public async Task Who_may_not_create_the_container_is_told_what_to_create_and_who_finds_it_needs_no_such_right()
    {
        await using var server = await CosmosServer.StartAsync();
        var options = CosmosTestStore.NewOptions(server);
        server.Faults.Share(FaultKind.Forbidden, 100, operations: Operation.Database);
        var refusal = await RefusalAsync(server, options);
        Assert.Contains("/PartitionKey", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("deploy/cosmos/index-policy.json", refusal.Message, StringComparison.Ordinal);
        Assert.Contains(options.CosmosDatabase, refusal.Message, StringComparison.Ordinal);

        server.Faults.Clear();
        await (await CosmosTestStore.OpenAsync(server, options)).DisposeAsync();
        server.Faults.Share(FaultKind.Forbidden, 100, operations: Operation.Database);
        await using var store = await CosmosTestStore.OpenAsync(server, options);
        await store.SaveAsync("sub_1", Sample.Submission());
    }

    [Theory]
    [InlineData("/other", "partitioned by /other")]
    [InlineData("/PartitionKey", "lacks the indexes")]
    public async Task A_container_that_does_not_fit_is_refused_with_the_reason(string keyPath, string reason)
    {
        await using var server = await CosmosServer.StartAsync();
        var options = CosmosTestStore.NewOptions(server);
        using var client = CosmosSource.Create(options);
        Database database = await client.CreateDatabaseAsync(options.CosmosDatabase);
        await database.CreateContainerAsync(options.CosmosContainer, keyPath);
        Assert.Contains(reason, (await RefusalAsync(server, options)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_key_and_a_broken_one_are_refused_without_being_repeated()
    {
        await using var server = await CosmosServer.StartAsync();
        var options = CosmosTestStore.NewOptions(server);
        options.CosmosKey = Convert.ToBase64String("some-other-key"u8);
        var refusal = await RefusalAsync(server, options);
        Assert.Contains("401", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(options.CosmosKey, refusal.ToString(), StringComparison.Ordinal);

        options.CosmosKey = "not base64!";
        refusal = await RefusalAsync(server, options);
        Assert.Contains("COSMOS_DB_KEY", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(options.CosmosKey, refusal.ToString(), StringComparison.Ordinal);

        options.CosmosEndpoint = "assay";
        Assert.Contains("COSMOS_DB_ENDPOINT", (await RefusalAsync(server, options)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_key_the_identity_of_the_process_opens_the_account()
    {
        await using var server = await CosmosServer.StartAsync(token: "the-token");
        var options = CosmosTestStore.NewOptions(server);
        options.CosmosKey = "";
        using var client = CosmosSource.Create(options, new Identity("the-token"));
        await CosmosStart.PrepareAsync(client, options, NullLogger.Instance, CancellationToken.None);

        using var stranger = CosmosSource.Create(options, new Identity(null));
        var refusal = await Assert.ThrowsAsync<StoreStartupException>(
            () => CosmosStart.PrepareAsync(stranger, options, NullLogger.Instance, CancellationToken.None));
        Assert.Contains("no key is set", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_store_opens_once_a_server_that_is_not_there_yet_comes_up()
    {
        var port = FreePort.Next();
        var options = new StorageOptions { CosmosEndpoint = $"http://127.0.0.1:{port}/", CosmosKey = CosmosServer.DefaultKey };
        using var client = CosmosSource.Create(options);
        var log = new Lines();
        var opening = CosmosStart.PrepareAsync(client, options, log, CancellationToken.None);
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (!log.Any(line => line.StartsWith("Waits", StringComparison.Ordinal)))
            await Task.Delay(10, limit.Token);
        await using var server = await CosmosServer.StartAsync(port);
        await opening.WaitAsync(TimeSpan.FromSeconds(60));
    }

    private static Task<StoreStartupException> RefusalAsync(CosmosServer server, StorageOptions options) =>
        Assert.ThrowsAsync<StoreStartupException>(() => CosmosTestStore.OpenAsync(server, options));

    private sealed class Lines : List<string>, ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Add(formatter(state, exception));
    }

    private sealed class Identity(string? token) : TokenCredential
    {
        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) => token is null
            ? throw new CredentialUnavailableException("There is no identity here.")
            : new(token, TimeProvider.System.GetUtcNow().AddHours(1));

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            ValueTask.FromResult(GetToken(requestContext, cancellationToken));
    }
}
