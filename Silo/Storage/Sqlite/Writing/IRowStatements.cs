namespace Assay.Silo.Storage.Sqlite;

/// <summary>The statements of one table of states. Each answers whether it changed its row.</summary>
internal interface IRowStatements
{
    bool Insert(RowWrite row);

    bool Update(RowWrite row);

    bool Delete(RowKey key, long etag);

    long? ETag(RowKey key);
}
