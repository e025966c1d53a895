using System.Globalization;
using Assay.Silo.Tests.Storage.Contract;

namespace Assay.Silo.Tests.Storage.Sqlite;

/// <summary>The crash test's child: writes without end and prints a line for every write that the store has acknowledged.</summary>
internal static class KilledWriter
{
    private const int Writers = 16;

    public static async Task<int> RunAsync(string[] args)
    {
        if (args is not [var folder, var round])
            return 2;
        await using var store = new SqliteTestStore(folder);
        var output = Console.OpenStandardOutput();
        var gate = new Lock();
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(async writer =>
        {
            var key = string.Create(CultureInfo.InvariantCulture, $"sub_{round}_{writer}");
            var row = await store.SaveAsync(key, Sample.Submission("0"));
            for (var version = 1; ; version++)
            {
                row = await store.SaveAsync(key, Sample.Submission(version.ToString(CultureInfo.InvariantCulture)), row);
                var line = System.Text.Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{key} {version}\n"));
                lock (gate)
                {
                    output.Write(line);
                    output.Flush();
                }
            }
        }));
        return 0;
    }
}
