using System.Collections.Immutable;
using Assay.Audit;

namespace Assay.Storage;

/// <summary>A grain state that carries audit entries to be written in the same transaction as itself, and not stored in it.</summary>
public interface IAuditedState
{
    /// <summary>The entries of this write.</summary>
    ImmutableArray<AuditEntry> PendingAudit { get; }
}
