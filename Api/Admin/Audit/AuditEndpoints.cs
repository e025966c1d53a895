using System.Text.Json.Serialization;
using Assay.Api.Admin.Requests;
using Assay.Audit;
using Assay.Catalog;

namespace Assay.Api.Admin.Audit;

/// <summary>Shows the audit.</summary>
internal static class AuditEndpoints
{
    private const int DefaultLimit = 50;

    public static void MapAudit(this IEndpointRouteBuilder admin) =>
        admin.MapGet("/audit", ListAsync).WithSummary("The audit, newest first, a page at a time")
            .WithDescription("Filters: `actor`, `action`, `subject` (exact), `from`, `to` (UTC). `limit`: 1–200, default 50. `cursor`: the `next_cursor` of the page before.")
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);

    private static async Task<AuditReply> ListAsync(HttpRequest request, IGrainFactory grains)
    {
        var page = await grains.GetGrain<ICatalogGrain>(ICatalogGrain.Key).ListAudit(Read(request.Query));
        return new AuditReply(page.Entries, page.NextCursor);
    }

    internal static AuditQuery Read(IQueryCollection values)
    {
        var filters = new QueryFilters(values);
        var query = new AuditQuery
        {
            Actor = filters.Text("actor"),
            Action = filters.Text("action"),
            Subject = filters.Text("subject"),
            From = filters.Time("from"),
            To = filters.Time("to"),
            Limit = filters.Limit(DefaultLimit),
            Cursor = filters.Cursor(),
        };
        filters.ThrowIfAny();
        return query;
    }
}

/// <summary>One page of the audit.</summary>
internal sealed record AuditReply(IReadOnlyList<AuditEntry> Entries, [property: JsonPropertyName("next_cursor")] string? NextCursor);
