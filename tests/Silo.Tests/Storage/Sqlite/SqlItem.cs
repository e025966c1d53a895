using Assay.Silo.Storage.Sqlite;

namespace Assay.Silo.Tests.Storage.Sqlite;

/// <summary>Runs a statement on the writer's own connection.</summary>
internal sealed class SqlItem(string sql) : SqliteItem
{
    public override void Run(WriterSession session) => session.Db.Execute(sql);
}
