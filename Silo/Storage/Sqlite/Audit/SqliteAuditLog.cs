using System.Globalization;
using Assay.Audit;

namespace Assay.Silo.Storage.Sqlite;

/// <summary>The audit table: appended to by the one writer, read newest first.</summary>
internal sealed class SqliteAuditLog(SqliteStore store) : IAuditLog
{
    public Task AppendAsync(AuditEntry entry, CancellationToken cancellationToken) =>
        store.WriteAsync(new AuditAppend([entry]), cancellationToken);

    public async Task<AuditPage> ListAsync(AuditQuery query, CancellationToken cancellationToken)
    {
        var request = new AuditRequest(query);
        return request.Page(await store.Lists.QueryAsync(reader => Read(reader, request), cancellationToken));
    }

    private static List<(string Id, AuditEntry Entry)> Read(Reader reader, AuditRequest request)
    {
        var entries = new List<(string, AuditEntry)>();
        using var row = request.AddTo(SqliteBuilder.Sql("SELECT id, at, actor, action, subject, details FROM audit")).Prepare(reader.Db);
        while (row.Step())
        {
            entries.Add((
                row.Int64(0).ToString(CultureInfo.InvariantCulture),
                new AuditEntry(
                    new DateTimeOffset(row.Int64(1), TimeSpan.Zero),
                    row.Text(2) ?? "",
                    row.Text(3) ?? "",
                    row.Text(4) ?? "",
                    row.Text(5))));
        }

        return entries;
    }
}
