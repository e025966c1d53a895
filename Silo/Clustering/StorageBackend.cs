namespace Assay.Silo.Clustering;

/// <summary>Where submissions are kept.</summary>
internal enum StorageBackend
{
    /// <summary>Files of one process.</summary>
    Sqlite,

    /// <summary>A PostgreSQL database.</summary>
    Postgres,

    /// <summary>A container of Azure Cosmos DB.</summary>
    Cosmos,
}
