using System.Globalization;
using Assay.Audit;

namespace Assay.Silo.Storage;

/// <summary>A query of the audit with its place in the list, newest first.</summary>
internal sealed class AuditRequest
{
    private const int MostEntries = 200;

    private readonly string _scope;

    /// <summary>Refuses a broken cursor at once.</summary>
    public AuditRequest(AuditQuery query)
    {
        Query = query;
        Limit = Math.Clamp(query.Limit, 1, MostEntries);
        _scope = PageCursor.Scope("audit", query.Actor, query.Action, query.Subject, query.From?.UtcTicks, query.To?.UtcTicks);
        After = PageCursor.Decode(query.Cursor, _scope);
    }

    public AuditQuery Query { get; }

    public PagePosition? After { get; }

    /// <summary>Entries on a page. One more is read, which tells whether there is another page.</summary>
    public int Limit { get; }

    /// <summary>Filter, order and limit over the columns <c>id, at, actor, action, subject</c>.</summary>
    public SqlBuilder AddTo(SqlBuilder sql)
    {
        sql.WhereEqual("actor", Query.Actor);
        sql.WhereEqual("action", Query.Action);
        sql.WhereEqual("subject", Query.Subject);
        sql.Where("at >= ", Query.From?.UtcTicks);
        sql.Where("at < ", Query.To?.UtcTicks);
        if (After is { } position)
            sql.Where($"(at, id) < ({sql.Add(position.Value)}, {sql.Add(long.Parse(position.Key, CultureInfo.InvariantCulture))})");
        sql.Append($" ORDER BY at DESC, id DESC LIMIT {Limit + 1}");
        return sql;
    }

    /// <summary>Makes the page of what was read, at most <see cref="Limit"/> and one more.</summary>
    public AuditPage Page(List<(string Id, AuditEntry Entry)> read) => read.Count <= Limit
        ? new AuditPage([.. read.Select(row => row.Entry)], null)
        : new AuditPage(
            [.. read.Take(Limit).Select(row => row.Entry)],
            PageCursor.Encode(new PagePosition(read[Limit - 1].Entry.At.UtcTicks, read[Limit - 1].Id), _scope));
}
