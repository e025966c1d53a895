namespace Assay.Silo.Storage.Cosmos;

/// <summary>How long to wait before a call is repeated.</summary>
internal static class CosmosPauses
{
    private const int Shortest = 50;
    private const int Longest = 1000;
    private const int Doublings = 5;

    /// <summary>What the service asks for and a little of chance more, so that those who were refused together do not return together.</summary>
    public static TimeSpan After(int tries, TimeSpan? asked)
    {
        var least = asked is { } time && time > TimeSpan.Zero
            ? time
            : TimeSpan.FromMilliseconds(Math.Min(Shortest << Math.Min(tries, Doublings), Longest));
        return least + (least * Random.Shared.NextDouble() / 4);
    }
}
