namespace Assay.Silo.Storage;

/// <summary>Where and how the embedded store keeps its files.</summary>
public sealed class StorageOptions
{
    /// <summary>
    /// The folder of <c>state.db</c>, <c>reminders.db</c> and <c>lock</c>; a relative path starts at the working directory.
    /// Default: the configuration value <c>ASSAY_DATA</c>, else <c>.assay</c>.
    /// </summary>
    public string DataFolder { get; set; } = ".assay";

    /// <summary>How long a write may wait for the writer before it is refused, certainly not stored. Default: 10 s.</summary>
    public TimeSpan QueueLimit { get; set; } = TimeSpan.FromSeconds(10);
}
