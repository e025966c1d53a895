namespace Assay;

/// <summary>The key of our own clock among the keyed <see cref="TimeProvider"/> services, apart from the one Orleans uses.</summary>
public static class AssayClock
{
    /// <summary>The service key.</summary>
    public const string Key = "assay";
}
