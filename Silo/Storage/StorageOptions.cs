namespace Assay.Silo.Storage;

/// <summary>Where and how submissions are kept.</summary>
public sealed class StorageOptions
{
    /// <summary>
    /// The folder of <c>state.db</c>, <c>reminders.db</c> and <c>lock</c> of the embedded store; a relative path starts at the
    /// working directory. Default: the configuration value <c>ASSAY_DATA</c>, else <c>.assay</c>.
    /// </summary>
    public string DataFolder { get; set; } = ".assay";

    /// <summary>The PostgreSQL database, as an Npgsql connection string. Tables go to the first schema of its search path.</summary>
    public string ConnectionString { get; set; } = "";

    /// <summary>
    /// Accepts a PostgreSQL server that confirms commits before they are on disk (<c>fsync</c>, <c>full_page_writes</c> or
    /// <c>synchronous_commit</c> off): acknowledged submissions can then be lost with the machine. Default: false.
    /// </summary>
    public bool AllowUnsafeDurability { get; set; }

    /// <summary>How many connections write at once to PostgreSQL. 1 to 16, default 2: few, so that each commit carries many rows.</summary>
    public int Writers { get; set; } = 2;

    /// <summary>The Cosmos DB account, for example <c>https://assay.documents.azure.com:443/</c>.</summary>
    public string CosmosEndpoint { get; set; } = "";

    /// <summary>The account's key; when empty, the process's identity (Entra ID) is used.</summary>
    public string CosmosKey { get; set; } = "";

    /// <summary>The Cosmos DB database, created when it is missing. Default: <c>assessment_platform</c>.</summary>
    public string CosmosDatabase { get; set; } = "assessment_platform";

    /// <summary>The container in it, created when it is missing. Default: <c>assay</c>.</summary>
    public string CosmosContainer { get; set; } = "assay";

    /// <summary>
    /// How long a write may wait for the writer before it is refused, certainly not stored; with Cosmos DB, how long it may take in
    /// all. Default: 10 s.
    /// </summary>
    public TimeSpan QueueLimit { get; set; } = TimeSpan.FromSeconds(10);
}
