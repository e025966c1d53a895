using System.Collections.Immutable;
using Microsoft.Azure.Cosmos;

namespace Assay.Silo.Storage.Cosmos;

/// <summary>Audit entries that belong to no row, in a partition of their own.</summary>
internal sealed class AuditChange(AuditAppend append, long writtenAt, CosmosReads reads) : CosmosChange(reads)
{
    private readonly string _partitionKey = "audit_" + ETags.Format(append.Mark);

    private readonly ImmutableArray<(string Id, ReadOnlyMemory<byte> Json)> _entries =
        AuditDocument.Write(append.Entries, "audit_" + ETags.Format(append.Mark), append.Mark, writtenAt);

    public override string Operation => "audit";

    public override Task<CosmosReply> SendAsync(CancellationToken cancellationToken)
    {
        if (_entries.Length == 1)
            return CreateAsync(_partitionKey, _entries[0].Json, cancellationToken);
        var batch = Reads.Container.CreateTransactionalBatch(new PartitionKey(_partitionKey));
        foreach (var (_, entry) in _entries)
            batch = batch.CreateItemStream(Open(entry), new TransactionalBatchItemRequestOptions { EnableContentResponseOnWrite = false });
        return SendAsync(batch, cancellationToken);
    }

    // Nobody else makes these ids: what is there already is this write's own.
    public override async Task<bool> JudgeAsync(bool mayBeOwn, CancellationToken cancellationToken) =>
        await FindAsync(_entries[0].Id, _partitionKey, cancellationToken) is not null;
}
