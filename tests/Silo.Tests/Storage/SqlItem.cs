using Assay.Silo.Storage;

namespace Assay.Silo.Tests.Storage;

/// <summary>Runs a statement on the writer's own connection.</summary>
internal sealed class SqlItem(string sql) : WriteItem
{
    public override RowKey? Key => null;

    public override int Size => 1;

    public override void Run(WriterSession session) => session.Db.Execute(sql);
}
