using System.Globalization;

namespace Assay.CrashHost.Scenarios;

/// <summary>The keys of the submissions that a scenario works on; every key of one target holds its mark.</summary>
internal static class Targets
{
    private const string Prefix = "sub_";
    private const string Blocking = "sub_blocks_";

    public static string Mark(int index) => string.Create(CultureInfo.InvariantCulture, $"p{index:000}");

    public static string Key(int index) => Prefix + Mark(index);

    public static string Assessment(int index) => "assess_" + Mark(index);

    public static string Blocker(int index) => Blocking + Mark(index);

    public static bool IsBlocker(string key) => key.StartsWith(Blocking, StringComparison.Ordinal);

    public static string BlockedBy(string blocker) => Prefix + blocker[Blocking.Length..];
}
