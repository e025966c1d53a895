using System.Globalization;
using Assay.Audit;
using Npgsql;

namespace Assay.Silo.Storage.Postgres;

/// <summary>The audit table: appended to by the writer, read newest first.</summary>
internal sealed class PostgresAuditLog(PostgresStore store, NpgsqlDataSource source) : IAuditLog
{
    public Task AppendAsync(AuditEntry entry, CancellationToken cancellationToken) =>
        store.WriteAsync(new AuditAppend([entry]), cancellationToken);

    public async Task<AuditPage> ListAsync(AuditQuery query, CancellationToken cancellationToken)
    {
        var request = new AuditRequest(query);
        var sql = request.AddTo(PostgresBuilder.Sql("SELECT id, at, actor, action, subject, details FROM audit"));
        return request.Page(await PostgresReads.RunAsync(
            source, (connection, stop) => sql.ReadAsync(connection, Read, stop), cancellationToken));
    }

    private static (string Id, AuditEntry Entry) Read(NpgsqlDataReader row) => (
        row.GetInt64(0).ToString(CultureInfo.InvariantCulture),
        new AuditEntry(
            new DateTimeOffset(row.GetInt64(1), TimeSpan.Zero),
            row.GetString(2),
            row.GetString(3),
            row.GetString(4),
            row.IsDBNull(5) ? null : row.GetString(5)));
}
