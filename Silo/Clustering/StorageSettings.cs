using System.Globalization;
using Assay.Silo.Configuration;
using Microsoft.Extensions.Configuration;

namespace Assay.Silo.Clustering;

/// <summary>Which store the silos of a cluster share.</summary>
internal sealed record StorageSettings(StorageBackend Backend, string ConnectionString, bool AllowUnsafeDurability)
{
    private const int MostWriters = 16;

    public static readonly Setting BackendName = new("Storage:Backend", "ASSAY_STORAGE");
    public static readonly Setting ConnectionName = new("Storage:ConnectionString", "ASSAY_POSTGRES");
    public static readonly Setting UnsafeName = new("Storage:AllowUnsafeDurability", "ASSAY_ALLOW_UNSAFE_DURABILITY");

    private static readonly Setting WritersName = new("Storage:Writers");

    /// <summary>Connections that write at once to PostgreSQL; null for the default.</summary>
    public int? Writers { get; init; }

    /// <summary>Present when Cosmos DB is chosen.</summary>
    public CosmosSettings? Cosmos { get; init; }

    /// <summary>The settings of a silo in a cluster.</summary>
    public static StorageSettings Read(IConfiguration configuration)
    {
        var backend = ReadBackend(configuration) ?? throw BackendName.Wrong("a silo needs it; set it to postgres or cosmos");
        if (backend == StorageBackend.Sqlite)
            throw BackendName.Wrong("sqlite keeps data for one process; a cluster needs postgres or cosmos");

        var connection = ConnectionName.Read(configuration) ?? "";
        if (backend == StorageBackend.Postgres)
        {
            if (connection.Length == 0)
                throw ConnectionName.Wrong("PostgreSQL is chosen and nothing says where it is; set it");
            ClusterSettings.Check(Backplane.Postgres, connection, ConnectionName);
        }

        return new StorageSettings(backend, connection, UnsafeName.ReadFlag(configuration))
        {
            Writers = ReadWriters(configuration),
            Cosmos = backend == StorageBackend.Cosmos ? CosmosSettings.Read(configuration) : null,
        };
    }

    public static StorageBackend? ReadBackend(IConfiguration configuration) => BackendName.Read(configuration)?.ToLowerInvariant() switch
    {
        null => null,
        "sqlite" => StorageBackend.Sqlite,
        "postgres" => StorageBackend.Postgres,
        "cosmos" => StorageBackend.Cosmos,
        var word => throw BackendName.Wrong($"\"{word}\" is unknown; it must be sqlite, postgres or cosmos"),
    };

    private static int? ReadWriters(IConfiguration configuration) => WritersName.Read(configuration) switch
    {
        null => null,
        var text when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= MostWriters => number,
        var text => throw WritersName.Wrong($"\"{text}\" must be a number from 1 to {MostWriters}"),
    };
}
