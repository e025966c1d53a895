using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Azure.Cosmos;

namespace Assay.Tests.CosmosStandIn;

public class ProcessTests
{
    [Fact]
    public async Task The_server_runs_as_a_process_and_takes_its_faults_over_http()
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", [typeof(CosmosServer).Assembly.Location]) { RedirectStandardOutput = true })!;
        try
        {
            using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
            var url = new Uri((await process.StandardOutput.ReadLineAsync(limit.Token))!);
            using var control = new HttpClient { BaseAddress = new Uri(url, "__standin/") };
            using var cosmos = new CosmosClient(url.ToString(), CosmosServer.DefaultKey, new CosmosClientOptions { ConnectionMode = ConnectionMode.Gateway, LimitToEndpoint = true });
            Database database = await cosmos.CreateDatabaseIfNotExistsAsync("tests", cancellationToken: limit.Token);
            Container container = await database.CreateContainerIfNotExistsAsync("items", "/PartitionKey", cancellationToken: limit.Token);

            (await control.PostAsJsonAsync("faults", new { kind = "TooManyRequests", count = 1, operations = new[] { "Create" } }, limit.Token)).EnsureSuccessStatusCode();
            await container.CreateItemAsync(new { id = "a", PartitionKey = "p" }, cancellationToken: limit.Token);
            var counters = await control.GetFromJsonAsync<JsonElement>("counters", limit.Token);

            Assert.Equal(2, counters.GetProperty("requests").GetProperty("Create").GetInt32());
            Assert.Equal(1, counters.GetProperty("answers").GetProperty("429").GetInt32());
            Assert.Equal(1, counters.GetProperty("faults").GetProperty("TooManyRequests").GetInt32());
        }
        finally
        {
            process.Kill(entireProcessTree: true);
        }
    }
}
