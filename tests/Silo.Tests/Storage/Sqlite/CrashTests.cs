using System.Diagnostics;
using System.Globalization;
using Assay.Silo.Storage;
using Assay.Silo.Storage.Sqlite;
using Xunit.Abstractions;

namespace Assay.Silo.Tests.Storage.Sqlite;

/// <summary>
/// SIGKILL leaves the system's page cache alone, so this proves the order of commit and acknowledgement and the recovery of
/// the files, not the flush to disk: that is asserted as a setting at every start.
/// </summary>
public sealed class CrashTests(ITestOutputHelper output) : FolderTests
{
    private const int Rounds = 3;
    private const int Acknowledged = 400;

    [Fact]
    public async Task Every_acknowledged_write_is_there_after_the_process_was_killed()
    {
        var folder = NewFolder();
        var newest = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var round = 0; round < Rounds; round++)
        {
            using var child = Start(folder, round);
            var lines = 0;
            while (await child.StandardOutput.ReadLineAsync() is { } line)
            {
                Note(newest, line);
                if (++lines == Acknowledged)
                {
                    Assert.Throws<StoreStartupException>(() => new SqliteTestStore(folder));
                    child.Kill();
                }
            }

            await child.WaitForExitAsync();
            Assert.True(lines >= Acknowledged, await child.StandardError.ReadToEndAsync());
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"killed after {lines} acknowledged writes"));
            await CheckAsync(folder, newest);
        }
    }

    private static async Task CheckAsync(string folder, Dictionary<string, int> newest)
    {
        await using var store = new SqliteTestStore(folder);
        foreach (var (key, version) in newest)
        {
            var stored = int.Parse((await store.AnswerOfAsync(key))!, CultureInfo.InvariantCulture);

            // One more may have been committed and not been acknowledged any more.
            Assert.InRange(stored, version, version + 1);
        }

        using var db = Db.Open(store.StateFile, readOnly: true);
        Assert.Equal("ok", db.Scalar("PRAGMA integrity_check"));
    }

    private static void Note(Dictionary<string, int> newest, string line)
    {
        // The last line may be cut.
        if (line.Split(' ') is [var key, var version] && key.Split('_').Length == 3 && int.TryParse(version, CultureInfo.InvariantCulture, out var number))
            newest[key] = Math.Max(number, newest.GetValueOrDefault(key));
    }

    private static Process Start(string folder, int round)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) == "dotnet" ? path : "dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.ArgumentList.Add("exec");
        start.ArgumentList.Add(typeof(CrashTests).Assembly.Location);
        start.ArgumentList.Add(folder);
        start.ArgumentList.Add(round.ToString(CultureInfo.InvariantCulture));
        return Process.Start(start)!;
    }
}
