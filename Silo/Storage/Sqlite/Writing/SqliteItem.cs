namespace Assay.Silo.Storage.Sqlite;

/// <summary>Work of SQLite's own for the writer's connection, inside its transaction.</summary>
internal abstract class SqliteItem : WriteItem
{
    public override RowKey? Key => null;

    public override int Size => 1;

    public abstract void Run(WriterSession session);
}
