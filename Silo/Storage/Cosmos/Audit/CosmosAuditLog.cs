using System.Globalization;
using Assay.Audit;

namespace Assay.Silo.Storage.Cosmos;

/// <summary>
/// The audit documents, read newest first. No part of this process changes or removes one; who holds the account's key could, which
/// the other stores' tables forbid.
/// </summary>
internal sealed class CosmosAuditLog(CosmosStore store, CosmosReads reads) : IAuditLog
{
    public Task AppendAsync(AuditEntry entry, CancellationToken cancellationToken) =>
        store.WriteAsync(new AuditAppend([entry]), cancellationToken);

    public async Task<AuditPage> ListAsync(AuditQuery query, CancellationToken cancellationToken)
    {
        var request = new AuditRequest(query);
        var sql = new CosmosQuery("audit-list", string.Create(CultureInfo.InvariantCulture, $"SELECT TOP {request.Limit + 1} c.id, c.Audit FROM c"));
        sql.Where("IS_DEFINED(c.Audit.at)");
        sql.Where("c.Audit.actor =", query.Actor);
        sql.Where("c.Audit.action =", query.Action);
        sql.Where("c.Audit.subject =", query.Subject);
        sql.Where("c.Audit.at >=", query.From is { } from ? DocumentTime.Of(from) : null);
        sql.Where("c.Audit.at <", query.To is { } to ? DocumentTime.Of(to) : null);
        if (request.After is { } position)
            sql.WhereAfter("c.Audit.at", DocumentTime.Of(position.Value), "c.id", position.Key, descending: true);
        sql.Append(" ORDER BY c.Audit.at DESC, c.id DESC");
        return request.Page(await sql.ReadAsync(reads, AuditDocument.Read, request.Limit + 1, cancellationToken));
    }
}
