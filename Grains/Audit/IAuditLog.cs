namespace Assay.Audit;

/// <summary>The append-only audit. Entries that belong to a state change travel with it instead (<see cref="Storage.IAuditedState"/>).</summary>
public interface IAuditLog
{
    /// <summary>Appends one entry; returns when it is durable.</summary>
    Task AppendAsync(AuditEntry entry, CancellationToken cancellationToken);

    /// <summary>One page, newest first; a broken cursor is an <see cref="Errors.AssayException"/> <c>invalid_cursor</c>.</summary>
    Task<AuditPage> ListAsync(AuditQuery query, CancellationToken cancellationToken);
}
