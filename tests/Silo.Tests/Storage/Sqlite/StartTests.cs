using System.Globalization;
using Assay.Silo.Storage;
using Assay.Silo.Storage.Sqlite;
using Assay.Silo.Tests.Storage.Contract;

namespace Assay.Silo.Tests.Storage.Sqlite;

public sealed class StartTests : FolderTests
{
    [Fact]
    public async Task Everything_written_is_there_after_a_reopening()
    {
        var folder = NewFolder();
        await using (var store = new SqliteTestStore(folder))
        {
            await Task.WhenAll(Enumerable.Range(0, 200).Select(i => store.SaveAsync($"sub_{i}", Sample.Submission($"text {i}"))));
        }

        await using var reopened = new SqliteTestStore(folder);
        for (var i = 0; i < 200; i++)
            Assert.Equal($"text {i}", await reopened.AnswerOfAsync($"sub_{i}"));
    }

    [Fact]
    public void The_folder_is_made_for_its_owner_only()
    {
        var folder = DataFolder.Open(Path.Combine(NewFolder(), "data"));
        using (folder)
        {
            if (!OperatingSystem.IsWindows())
            {
                Assert.Equal(
                    UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute,
                    File.GetUnixFileMode(folder.Path));
            }
        }
    }

    [Fact]
    public void A_second_lock_on_the_folder_is_refused_until_the_first_is_gone()
    {
        var path = NewFolder();
        using (DataFolder.Open(path))
        {
            var refusal = Assert.Throws<StoreStartupException>(() => DataFolder.Open(path));
            Assert.Contains(path, refusal.Message, StringComparison.Ordinal);
            Assert.Contains("in use by another", refusal.Message, StringComparison.Ordinal);
        }

        using var again = DataFolder.Open(path);
    }

    [Fact]
    public void A_data_folder_that_is_a_file_is_refused_with_its_name()
    {
        var path = Path.Combine(NewFolder(), "file");
        File.WriteAllText(path, "");
        var refusal = Assert.Throws<StoreStartupException>(() => new SqliteTestStore(path));
        Assert.Contains(path, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_database_that_is_a_folder_is_refused_with_its_name()
    {
        var folder = NewFolder();
        Directory.CreateDirectory(Path.Combine(folder, "state.db"));
        var refusal = Assert.Throws<StoreStartupException>(() => new SqliteTestStore(folder));
        Assert.Contains("state.db cannot be opened", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_no_database_is_refused_and_left_alone()
    {
        var folder = NewFolder();
        var file = Path.Combine(folder, "state.db");
        var content = new string('x', 8192);
        File.WriteAllText(file, content);
        var refusal = Assert.Throws<StoreStartupException>(() => new SqliteTestStore(folder));
        Assert.Contains("not a usable database", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(content, File.ReadAllText(file));
    }

    [Fact]
    public async Task A_file_from_a_newer_version_is_refused_and_the_folder_let_go()
    {
        var folder = NewFolder();
        await using (new SqliteTestStore(folder))
        {
        }

        SetVersion(folder, StateSchema.Scripts.Count + 1);
        var refusal = Assert.Throws<StoreStartupException>(() => new SqliteTestStore(folder));
        Assert.Contains("newer version", refusal.Message, StringComparison.Ordinal);
        SetVersion(folder, StateSchema.Scripts.Count);
        await using var store = new SqliteTestStore(folder);
    }

    private static void SetVersion(string folder, int version)
    {
        using var db = Db.Open(Path.Combine(folder, "state.db"), readOnly: false);
        db.Execute(string.Create(CultureInfo.InvariantCulture, $"PRAGMA user_version = {version}"));
    }
}
