using Assay.Silo.Storage;
using Assay.Silo.Storage.Sqlite;

namespace Assay.Silo.Tests.Storage.Sqlite;

public sealed class MigrationTests : FolderTests
{
    private static readonly string[] Scripts =
    [
        "CREATE TABLE a (x INTEGER); INSERT INTO a VALUES (1);",
        "ALTER TABLE a ADD COLUMN y INTEGER; UPDATE a SET y = x + 1;",
        "CREATE INDEX ix ON a (y);",
    ];

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Every_older_version_comes_to_the_newest_with_its_rows(int from)
    {
        var path = Path.Combine(NewFolder(), "m.db");
        Migrator.Upgrade(path, Scripts[..from]);
        Migrator.Upgrade(path, Scripts);
        using var db = Db.Open(path, readOnly: true);
        Assert.Equal(Scripts.Length, db.ScalarInt64("PRAGMA user_version"));
        Assert.Equal(2, db.ScalarInt64("SELECT y FROM a INDEXED BY ix WHERE y = 2"));
    }

    [Fact]
    public void A_script_that_fails_halfway_leaves_the_version_before_it()
    {
        var path = Path.Combine(NewFolder(), "m.db");
        Migrator.Upgrade(path, Scripts[..1]);
        Assert.Throws<StoreStartupException>(() => Migrator.Upgrade(path, [Scripts[0], "DELETE FROM a; SELECT * FROM nowhere;"]));
        using var db = Db.Open(path, readOnly: true);
        Assert.Equal(1, db.ScalarInt64("PRAGMA user_version"));
        Assert.Equal(1, db.ScalarInt64("SELECT count(*) FROM a"));
    }

    [Fact]
    public void Writes_are_flushed_in_full()
    {
        var path = Path.Combine(NewFolder(), "m.db");
        using var db = Db.Open(path, readOnly: false);
        Pragmas.ForWriting(db);
        Assert.Equal(("wal", 2L), (db.Scalar("PRAGMA journal_mode"), db.ScalarInt64("PRAGMA synchronous")));
    }

    [Fact]
    public void A_database_that_cannot_be_durable_is_refused()
    {
        using var db = Db.Open(":memory:", readOnly: false);
        Assert.Throws<StoreStartupException>(() => Pragmas.ForWriting(db));
    }
}
