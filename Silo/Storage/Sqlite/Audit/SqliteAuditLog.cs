using System.Collections.Immutable;
using System.Globalization;
using Assay.Audit;

namespace Assay.Silo.Storage.Sqlite;

/// <summary>The audit table: appended to by the one writer, read newest first.</summary>
internal sealed class SqliteAuditLog(SqliteStore store) : IAuditLog
{
    private const int MostEntries = 200;

    public Task AppendAsync(AuditEntry entry, CancellationToken cancellationToken) =>
        store.WriteAsync(new AuditAppend([entry]), cancellationToken);

    public async Task<AuditPage> ListAsync(AuditQuery query, CancellationToken cancellationToken)
    {
        var scope = Scope(query);
        var after = PageCursor.Decode(query.Cursor, scope);
        return await store.Lists.QueryAsync(reader => List(reader, query, scope, after), cancellationToken);
    }

    private static AuditPage List(Reader reader, AuditQuery query, string scope, PagePosition? after)
    {
        var limit = Math.Clamp(query.Limit, 1, MostEntries);
        var sql = new SqlBuilder("SELECT id, at, actor, action, subject, details FROM audit");
        sql.WhereEqual("actor", query.Actor);
        sql.WhereEqual("action", query.Action);
        sql.WhereEqual("subject", query.Subject);
        sql.Where("at >= ", query.From?.UtcTicks);
        sql.Where("at < ", query.To?.UtcTicks);
        if (after is { } position)
            sql.Where($"(at, id) < ({sql.Add(position.Value)}, {sql.Add(long.Parse(position.Key, CultureInfo.InvariantCulture))})");
        sql.Append($" ORDER BY at DESC, id DESC LIMIT {limit + 1}");

        var entries = ImmutableArray.CreateBuilder<AuditEntry>(limit);
        PagePosition? last = null;
        using var statement = sql.Prepare(reader.Db);
        while (statement.Step())
        {
            if (entries.Count == limit)
                return new AuditPage(entries.ToImmutable(), PageCursor.Encode(last!.Value, scope));
            last = new PagePosition(statement.Int64(1), statement.Int64(0).ToString(CultureInfo.InvariantCulture));
            entries.Add(new AuditEntry(
                new DateTimeOffset(statement.Int64(1), TimeSpan.Zero),
                statement.Text(2) ?? "",
                statement.Text(3) ?? "",
                statement.Text(4) ?? "",
                statement.Text(5)));
        }

        return new AuditPage(entries.ToImmutable(), null);
    }

    private static string Scope(AuditQuery query) => PageCursor.Scope(
        "audit", query.Actor, query.Action, query.Subject, query.From?.UtcTicks, query.To?.UtcTicks);
}
