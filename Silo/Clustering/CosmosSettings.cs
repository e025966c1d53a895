using Assay.Silo.Configuration;
using Assay.Silo.Storage;
using Microsoft.Extensions.Configuration;

namespace Assay.Silo.Clustering;

/// <summary>Where the Cosmos DB account is, under the names that the earlier system used too.</summary>
internal sealed record CosmosSettings(string Endpoint, string Key, string Database, string Container)
{
    public static readonly Setting EndpointName = new("Storage:CosmosEndpoint", "COSMOS_DB_ENDPOINT");
    public static readonly Setting KeyName = new("Storage:CosmosKey", "COSMOS_DB_KEY");
    private static readonly Setting DatabaseName = new("Storage:CosmosDatabase", "DATABASE_NAME");
    private static readonly Setting ContainerName = new("Storage:CosmosContainer");

    public static CosmosSettings Read(IConfiguration configuration)
    {
        var endpoint = EndpointName.Read(configuration) ?? throw EndpointName.Wrong("Cosmos DB is chosen and nothing says where it is; set it");
        if (!Uri.TryCreate(endpoint, UriKind.Absolute, out var address) || address.Scheme is not ("https" or "http"))
            throw EndpointName.Wrong("it must be an address, for example https://assay.documents.azure.com:443/");
        if (address.Scheme == Uri.UriSchemeHttp && !address.IsLoopback)
            throw EndpointName.Wrong("it must start with https; only an account on this machine may do without");
        var key = KeyName.Read(configuration) ?? "";
        if (key.Length > 0 && !Convert.TryFromBase64String(key, new byte[key.Length], out _))
            throw KeyName.Wrong("it is no key of an account; leave it empty to use the process's identity");
        var defaults = new StorageOptions();
        return new CosmosSettings(
            endpoint,
            key,
            DatabaseName.Read(configuration) ?? defaults.CosmosDatabase,
            ContainerName.Read(configuration) ?? defaults.CosmosContainer);
    }
}
