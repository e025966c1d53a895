namespace Assay.Silo.Clustering;

/// <summary>Where the silos of a cluster find each other, or keep their reminders.</summary>
internal enum Backplane
{
    /// <summary>A PostgreSQL database.</summary>
    Postgres,

    /// <summary>A Redis server.</summary>
    Redis,
}
