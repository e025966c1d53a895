using Azure.Core;
using Azure.Identity;
using Microsoft.Azure.Cosmos;

namespace Assay.Silo.Storage.Cosmos;

/// <summary>Makes the one client of a process. Repeating is ours: the client's own patience knows no limit of the caller.</summary>
internal static class CosmosSource
{
    private const string MachineQuestion = "COSMOS_DISABLE_IMDS_ACCESS";

    /// <param name="options">Endpoint and key; without a key, the identity of the process is used.</param>
    /// <param name="identity">Instead of the process's own.</param>
    public static CosmosClient Create(StorageOptions options, TokenCredential? identity = null)
    {
        // The client otherwise asks a link-local address what machine it is on, and waits for it outside Azure.
        if (Environment.GetEnvironmentVariable(MachineQuestion) is null)
            Environment.SetEnvironmentVariable(MachineQuestion, "true");
        if (!Uri.TryCreate(options.CosmosEndpoint, UriKind.Absolute, out var endpoint) || endpoint.Scheme is not ("https" or "http"))
        {
            throw new StoreStartupException(
                "Storage:CosmosEndpoint (COSMOS_DB_ENDPOINT) is not the address of an account; an example is https://assay.documents.azure.com:443/.");
        }

        if (options.CosmosKey.Length == 0)
            return new CosmosClient(endpoint.ToString(), identity ?? new DefaultAzureCredential(), Settings(endpoint));
        try
        {
            return new CosmosClient(endpoint.ToString(), options.CosmosKey, Settings(endpoint));
        }
        catch (Exception broken) when (broken is FormatException or ArgumentException)
        {
            throw new StoreStartupException("Storage:CosmosKey (COSMOS_DB_KEY) is not the key of an account: it is not base64.");
        }
    }

    private static CosmosClientOptions Settings(Uri endpoint)
    {
        var settings = new CosmosClientOptions
        {
            ApplicationName = "assay",
            EnableContentResponseOnWrite = false,
            MaxRetryAttemptsOnRateLimitedRequests = 0,
            MaxRetryWaitTimeOnRateLimitedRequests = TimeSpan.Zero,
            UseSystemTextJsonSerializerWithOptions = new System.Text.Json.JsonSerializerOptions(),

            // Texts of queries are not secret, but their parameters are people's addresses.
            CosmosClientTelemetryOptions = new CosmosClientTelemetryOptions { DisableDistributedTracing = true, DisableSendingMetricsToService = true },
        };

        // A local server speaks http alone, and answers for no address but the one it was asked at.
        if (endpoint.IsLoopback)
        {
            settings.ConnectionMode = ConnectionMode.Gateway;
            settings.LimitToEndpoint = true;
        }

        return settings;
    }
}
