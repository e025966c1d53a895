namespace Assay.Tests.CosmosStandIn.Store;

/// <summary>Microsoft's table of request units by document size, straight lines between its rows and on after the last.</summary>
internal static class RequestUnits
{
    /// <summary>What a call that finds nothing, or is refused, costs all the same.</summary>
    public const double Least = 1;

    /// <summary>The table has no row for queries: the smallest charge that one shows.</summary>
    private const double LeastQuery = 2.3;

    private static readonly (double Kilobytes, double Units)[] Reads = [(1, 1), (4, 1.14), (16, 1.67)];

    private static readonly (double Kilobytes, double Units)[] Writes =
        [(1, 4.95), (4, 6.67), (8, 7.04), (16, 9.52), (32, 11.23), (64, 22.67)];

    public static double Read(long bytes) => On(Reads, bytes);

    public static double Write(long bytes) => On(Writes, bytes);

    /// <summary>A point read of all that the page loaded, on top of the least.</summary>
    public static double Query(long bytesLoaded) => LeastQuery - Least + On(Reads, bytesLoaded);

    private static double On((double Kilobytes, double Units)[] table, long bytes)
    {
        var size = bytes / 1024.0;
        if (size <= table[0].Kilobytes)
            return table[0].Units;
        var row = 1;
        while (row < table.Length - 1 && size > table[row].Kilobytes)
            row++;
        var (low, high) = (table[row - 1], table[row]);
        var units = low.Units + ((size - low.Kilobytes) * (high.Units - low.Units) / (high.Kilobytes - low.Kilobytes));
        return Math.Round(units, 2);
    }
}
