namespace Assay.Storage;

/// <summary>Names that the grains and the storage provider agree on.</summary>
public static class AssayStorage
{
    /// <summary>The storage provider that every grain of Assay keeps its state in.</summary>
    public const string ProviderName = "assay";
}
